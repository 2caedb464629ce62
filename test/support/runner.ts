/** What the runner of GitHub Actions takes a line for, by its own rules (actions/runner, ActionCommand.cs). */
export type RunnerCommand = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
};

const KNOWN = [
  ...['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'echo', 'add-mask', 'stop-commands'],
  ...['set-output', 'save-state', 'set-env', 'add-path', 'add-matcher', 'remove-matcher'],
];

/** The commands in an output, on stdout or on stderr. */
export function runnerCommands(output: string): RunnerCommand[] {
  return output.split('\n').flatMap((line) => newForm(line.trimStart()) ?? oldForm(line) ?? []);
}

function newForm(line: string): RunnerCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  return known(line.slice(2, end), line.slice(end + 2), ',');
}

function oldForm(line: string): RunnerCommand | undefined {
  const [, head, data = ''] = /##\[([^\]]*)\](.*)/.exec(line) ?? [];
  return head === undefined ? undefined : known(head, data, ';');
}

function known(head: string, data: string, separator: string): RunnerCommand | undefined {
  const [name = '', ...rest] = head.split(' ');
  if (!KNOWN.includes(name.toLowerCase())) return undefined;
  const pairs = rest.join(' ').split(separator);
  const properties = pairs.flatMap((pair) => {
    const [key, ...value] = pair.split('=');
    return key ? [[key, unescape(value.join('='), true)] as const] : [];
  });
  return { name, properties: Object.fromEntries(properties), data: unescape(data, false) };
}

/** The percent sign last, as the runner does it. */
function unescape(text: string, isProperty: boolean): string {
  const lines = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return (isProperty ? lines.replaceAll('%3A', ':').replaceAll('%2C', ',') : lines).replaceAll('%25', '%');
}

/** A file of outputs as the runner reads it: `NAME=VALUE`, or `NAME<<DELIMITER` and lines. */
export function runnerOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (line === '') continue;
    if (delimiter === undefined) throw new Error(`the runner does not understand ${line}`);
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error(`the output ${name} has no end`);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}
