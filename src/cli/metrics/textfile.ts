import { rename, rm, writeFile } from 'node:fs/promises';
import { metricsText } from '../../report/index.ts';
import { CtrBgError, type MetricFamily } from '../../types/index.ts';

/** Where node_exporter looks for them; readable for it, whoever it runs as. */
const MODE = 0o644;

/** Writes metrics for node_exporter's textfile collector, which never sees half of a file: it reads `*.prom` alone. */
export async function writeTextfile(path: string, families: readonly MetricFamily[]): Promise<void> {
  if (!path.endsWith('.prom'))
    throw new CtrBgError('USAGE', '--textfile must end with .prom', {
      hint: 'node_exporter reads no other file of its folder.',
    });
  const beside = `${path}.${process.pid}`;
  try {
    await writeFile(beside, `${metricsText(families).join('\n')}\n`, { flag: 'wx', mode: MODE });
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new CtrBgError('USAGE', `--textfile: ${path} could not be written: ${(cause as Error).message}`, {
      cause,
    });
  }
}
