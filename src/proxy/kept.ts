import type { Engine } from '../engine/index.ts';
import { CtrBgError, type Generation, type ProxyView } from '../types/index.ts';
import { fullDisk } from './full-disk.ts';
import { KEPT, PROXY, generationFolder } from './layout.ts';
import { KEEP } from './kept-scripts.ts';

/** Marks a generation to be kept running for so many ms from now on, by the proxy's own clock, in whole seconds. */
export async function markKept(
  engine: Engine,
  { container }: ProxyView,
  { project, id }: Generation,
  keep: number,
): Promise<void> {
  const mark = `${PROXY.root}/${generationFolder(project, id)}/${KEPT}`;
  const values = [mark, String(Math.ceil(keep / 1000))];
  const { exitCode, output } = await engine.shell(container).script(KEEP, values);
  if (exitCode === 0) return;
  throw (
    fullDisk(output) ??
    new CtrBgError('PROXY_UNUSABLE', `generation ${id} of ${project} could not be marked as kept`, {
      details: output.trim().split('\n').slice(-3),
      hint: 'What was kept is retired by the next deploy.',
    })
  );
}
