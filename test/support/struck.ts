import { createInterface } from 'node:readline';
import type { CtrBgProcess, CtrBgResult } from '../../laboratory/index.ts';

/** Where a command is struck: when a step of this kind begins, on this host where one is named. */
export type Moment = { readonly at: string; readonly host?: string };

/** Strikes a command with `--progress json`, once. Throws when it ends without such a step. */
export async function strikeAt(
  { child, ended }: CtrBgProcess,
  { at, host }: Moment,
  strike: () => Promise<void>,
): Promise<CtrBgResult> {
  if (child.stderr === null) throw new Error('its progress is not to be read');
  let isStruck = false;
  for await (const line of createInterface({ input: child.stderr })) {
    if (isStruck || !line.includes('"step-started"')) continue;
    const { step } = JSON.parse(line) as { step: { kind: string; host: string } };
    if (step.kind !== at || (host !== undefined && step.host !== host)) continue;
    isStruck = true;
    await strike();
  }
  const result = await ended;
  if (!isStruck) throw new Error(`no step ${at} began\n${result.stdout}`);
  return result;
}
