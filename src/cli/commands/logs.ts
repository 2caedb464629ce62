import { followLogs, observeAll, showLogs, type ToldLine } from '../../apply/index.ts';
import { countFlag, momentFlag } from '../../config/flags.ts';
import { createLogText, type LogTextLine } from '../../report/index.ts';
import { hasColor, type Context } from '../context.ts';
import type { LogsFlags } from '../flags.ts';
import { untilClosed, writeSlowly } from '../stdout.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg logs`: what the containers have written, line by line on stdout, and nothing else. */
export async function logs(
  context: Context,
  services: readonly string[],
  { follow, slot, tail, since, timestamps, logPrefix }: LogsFlags,
): Promise<void> {
  const { flags, environment } = context;
  const wish = {
    ...(tail === 'all' ? {} : { tail: countFlag('--tail', tail, 0) }),
    ...(since === undefined ? {} : { since: momentFlag('--since', since, Date.now()) }),
    ...(slot === undefined ? {} : { color: slot }),
  };
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const world = await observeAll(engines, [], []);
  const project = chooseProject(found, world);
  const text = createLogText({
    mode: flags.json ? 'json' : process.stdout.isTTY ? 'tty' : 'plain',
    color: hasColor(flags, environment, process.stdout.isTTY),
    showHosts: engines.size > 1,
    timestamps,
    prefix: logPrefix,
  });
  const signal = untilClosed(context.signal);
  const options = {
    ...wish,
    engines,
    project,
    services,
    signal,
    onSources: text.expect,
    write: (line: ToldLine) => writeSlowly(text.line(told(project, line)), signal),
  };
  await (follow ? followLogs(options) : showLogs(options, world));
}

function told(project: string, { source, ...line }: ToldLine): LogTextLine {
  const { name: container, service, color } = source;
  return { ...line, project, container, service, ...(color && { color }) };
}
