import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export type ProcessWatch = {
  /** Ends it; every command line that any process of this machine had, as `ps` shows them. */
  stop(): Promise<ReadonlySet<string>>;
};

/** Looks at the arguments of all processes again and again; those of containers are among them. */
export function watchProcesses(): ProcessWatch {
  const seen = new Set<string>();
  let stopped = false;
  const look = async (): Promise<void> => {
    while (!stopped) {
      const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
      const lines = await Promise.all(processes.map(commandLine));
      for (const line of lines) seen.add(line);
      await sleep(2);
    }
  };
  const ended = look();
  return {
    stop: async () => {
      stopped = true;
      await ended;
      return seen;
    },
  };
}

/** Empty for a process that is gone by now. */
async function commandLine(process: string): Promise<string> {
  const text = await readFile(`/proc/${process}/cmdline`, 'utf8').catch(() => '');
  return text.replaceAll('\0', ' ');
}
