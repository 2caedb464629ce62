import type { Command } from 'commander';

/** What to type, and what it does. */
export type Example = readonly [command: string, meaning: string];

/** For each command, and for the program itself; shown by --help, by the man page and in docs/reference.md. */
const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'ctr-bg': [
    ['ctr-bg up shop:2', 'deploy an image; no file is needed'],
    ['ctr-bg up shop:2 --publish 8080', 'with the proxy on port 8080'],
    ['ctr-bg up', 'deploy what ctr-bg.yml or compose.yaml says'],
    ['ctr-bg plan shop:3', 'show what would be done'],
    ['ctr-bg stage shop:3', 'bring it up to be looked at; then promote, or abort'],
    ['ctr-bg rollback', 'go back to what served before'],
    ['ctr-bg -H ssh://me@example.com up shop:2', 'on another machine'],
  ],
  up: [
    ['ctr-bg up shop:2', 'the image of the only service, or of one that is made for it'],
    ['ctr-bg up', 'what the file here says; the same again restarts nothing'],
    ['ctr-bg up shop:2 --port 3000 --health-path /health', 'where the image does not say enough'],
    ['ctr-bg up shop:2 --service web --keep 1h', 'blue stays warm, to go back to at once'],
    ['ctr-bg -H ssh://deploy@web-1 -H ssh://deploy@web-2 up shop:2', 'both hosts switch, or none'],
    ['ctr-bg up shop:2 --stage-for 2m', 'goes live when it has stayed healthy for so long'],
    ['ctr-bg up shop:2 --shadow 10%', 'green gets copies of safe requests first'],
    ['ctr-bg up shop:2 --canary 5%,25%,100%', 'some clients get it first; given up if it is worse'],
    ['ctr-bg up shop:2 --dry-run', 'the same as ctr-bg plan shop:2'],
  ],
  plan: [
    ['ctr-bg plan shop:3', 'what up shop:3 would do, and why'],
    ['ctr-bg plan --json', 'the same for a program'],
  ],
  stage: [
    ['ctr-bg stage shop:3', 'probed and not switched to'],
    ['ctr-bg stage shop:3 --share 5%', 'and given to 5 % of the clients'],
    ['ctr-bg stage shop:3 --dry-run', 'only say how'],
  ],
  promote: [
    ['ctr-bg promote', 'what is staged serves, and blue goes'],
    ['ctr-bg promote --keep 1h', 'blue stays warm'],
  ],
  abort: [['ctr-bg abort', 'what is staged goes; clients notice nothing']],
  logs: [
    ['ctr-bg logs', 'of what serves'],
    ['ctr-bg logs -f web', 'goes on with what comes, also after a deploy'],
    ['ctr-bg logs --color green --tail 50', 'the start of a deploy that is under way'],
  ],
  prove: [
    ['ctr-bg prove -- up shop:2', 'deploys it under a load of its own; exit code 7 if a request was lost'],
    ['ctr-bg prove --budget p99=250ms,gap=500ms -- rollback', 'with two budgets more'],
    ['ctr-bg prove --for 30s --path /health', 'only measures what serves'],
    [
      'ctr-bg prove --lane think --lane sse:path=/events --html proof.html',
      'other clients, and a page with plots',
    ],
    ['ctr-bg prove --against copy -- up shop:2', 'on a copy that is made for it and taken away again'],
    ['ctr-bg prove --against 8081 -- up -H ssh://me@staging', 'where the load is to go'],
  ],
  'install-plugin': [
    ['ctr-bg install-plugin', 'once; then:'],
    ['docker bg up shop:2', 'the same program'],
  ],
  init: [
    ['ctr-bg init', 'asks for image, port and host name on a terminal'],
    ['ctr-bg init shop:1', 'asks nothing'],
    ['ctr-bg init -y', 'built by the Dockerfile here; asks nothing'],
    ['ctr-bg init shop:1 --port 3000 --route shop.example.com', 'with port and host name'],
  ],
  config: [
    ['ctr-bg config', 'the whole file with every default, secrets redacted'],
    ['ctr-bg config --quiet', 'only check it'],
    [
      'ctr-bg -f compose.yaml -f production.yaml config --images',
      'the images of two files laid over each other',
    ],
  ],
  rollback: [
    ['ctr-bg rollback', 'to what served before; twice is back where it began'],
    ['ctr-bg rollback --check', 'only say how it would get there'],
    ['ctr-bg rollback d7d786b5a867', 'to a release that history names'],
  ],
  history: [
    ['ctr-bg history', 'of the project here'],
    ['ctr-bg history --limit 5', 'the last five of each host'],
    ['ctr-bg history -p shop --json', 'of another one, for a program'],
  ],
  status: [
    ['ctr-bg status', 'of the project here'],
    ['ctr-bg status --watch', 'shown again whenever it changes'],
    ['ctr-bg -c production status -p shop', 'of another one, elsewhere'],
  ],
  metrics: [
    ['ctr-bg metrics', 'of the project here; where there is no file, of all'],
    ['ctr-bg metrics --textfile /var/lib/node_exporter/ctr-bg.prom', 'for node_exporter, by a timer'],
  ],
  doctor: [
    ['ctr-bg doctor', 'look, and change nothing'],
    ['ctr-bg doctor --fix', 'do what is safe of the cures'],
    ['ctr-bg -H ssh://deploy@new.example.com doctor', 'whether a new host can be deployed to'],
  ],
  down: [
    ['ctr-bg down', 'the project here; volumes stay'],
    ['ctr-bg down -p shop', 'another one'],
  ],
  completion: [
    ['eval "$(ctr-bg completion bash)"', 'in ~/.bashrc'],
    ['eval "$(ctr-bg completion zsh)"', 'in ~/.zshrc, after compinit'],
    ['ctr-bg completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
};

export function examplesOf(command: Command): readonly Example[] {
  return EXAMPLES[command.parent ? command.name() : 'ctr-bg'] ?? [];
}

/** Where the name does not say it all: a paragraph below the description. */
const MORE: Readonly<Record<string, string>> = {
  up: 'Without an image, what the file says. If anything fails before the switch, blue still serves and green is gone.',
  plan: 'For each service what changes from what to what, then the steps (= holds already, + would be made, ? would be witnessed), then the difference of the configuration of nginx. Values of variables are never shown.',
  stage:
    'Green runs beside what serves and is probed; the public sees blue alone, but for the part that `--share` gives it to. `x-ctr-bg.preview` says how those who have its key can look at it.',
  promote: 'It is probed once more, switched to and blue drained, as by up.',
  abort: 'What serves is not touched.',
  logs: 'All containers that serve, in the order of the times of their lines. Services without a route are shown when they are named.',
  prove:
    'COMMAND is up (the default), rollback, stage, promote or abort, with its flags. The load goes through the public port from 2 s before to 2 s after it, in a process of its own: clients that forgive nothing and never retry, at a constant rate; latencies count from when a request was due. If what serves loses requests already, nothing is run. Answers of 200 to 399 are right; slow, upload, sse and websocket clients need to be told a path.',
  'install-plugin':
    "Puts a link into the folder of docker's plugins. A file there that is not ours is never replaced.",
  init: 'Writes ctr-bg.yml, and ctr-bg.schema.json by which an editor completes and checks it. Without an image it is built by the Dockerfile here. Nothing that is there is written over; a Compose file is enough as it is, and gets the schema alone. On a terminal, with nothing said and without -y, it asks.',
  config: 'Asks no engine. What looks like a secret is not shown.',
  rollback:
    'Warm by one reload of nginx, stopped, or made anew from its record on the host. Databases and volumes stay as they are.',
  history: 'When, by whom, from where and what came of it; read from the hosts, the latest first.',
  status:
    'What nginx itself says that it serves, what is staged or kept beside it, and what stands behind it.',
  metrics:
    'The text format of Prometheus. Deploys are those that the journals of the hosts still tell of; requests are those of a window (--window) of what nginx recorded, by service and colour. Reads only, and waits for no lock.',
  doctor: 'Each finding with where it is and its cure. Changes nothing without --fix.',
  down: 'Drains it and removes it with its supporting services and networks, never a volume. The last project takes the proxy along.',
  completion:
    'Commands, flags, and what the file and the hosts know: services, profiles, projects, releases, contexts.',
};

/** The description of a command in its own help. */
export function descriptionOf(name: string, summary: string): string {
  const more = MORE[name];
  return more === undefined ? summary : `${summary}\n\n${more}`;
}

/** Commands that there are examples for. */
export const EXAMPLE_NAMES = Object.keys(EXAMPLES);

/** Below the help of a command. The meaning stands behind what is typed where both fit into 80 columns, else below. */
/** `called` is what stands for ctr-bg. */
export function exampleText(command: Command, called = 'ctr-bg'): string {
  const examples = examplesOf(command).map(
    ([typed, meaning]) => [typed.replaceAll('ctr-bg ', `${called} `), meaning] as const,
  );
  if (examples.length === 0) return '';
  const width = Math.max(...examples.map(([typed]) => typed.length));
  const fits = examples.every(([, meaning]) => 2 + width + 2 + meaning.length <= 80);
  const lines = examples.map(([typed, meaning]) =>
    fits ? `  ${typed.padEnd(width)}  ${meaning}` : `  ${typed}\n      ${meaning}`,
  );
  return `\nExamples:\n${lines.join('\n')}\n`;
}
