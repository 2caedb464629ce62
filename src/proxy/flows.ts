import type { Engine } from '../engine/index.ts';
import type { ContainerView } from '../types/index.ts';
import { FLOWS_URL } from './layout.ts';
import { FLOWS } from './scripts.ts';
import { flowOf } from './locations.ts';

/** What nginx counts together: the requests to one colour of a service. */
export type Flow = Pick<ContainerView, 'project' | 'service' | 'color'>;

export type UnderWay = { readonly http: boolean; readonly websockets: boolean };

/**
 * What is under way in some flows, by kind. nginx counts requests from their header to their end in memory that old
 * and new workers share, and answers whether there is one beside the question itself.
 */
export async function underWay(engine: Engine, container: string, flows: readonly Flow[]): Promise<UnderWay> {
  const names = [...new Set(flows.map(({ project, service, color }) => flowOf(project, service, color)))];
  return readFlows((await engine.shell(container).script(FLOWS, [FLOWS_URL, ...names])).output);
}

/** What is not answered counts as under way. Exported for its test. */
export function readFlows(output: string): UnderWay {
  const answers = output.split('\n').map((line) => line.trim().split(' '));
  const isUnderWay = (kind: string) => answers.some(([of, answer]) => of === kind && answer !== 'PASSED');
  return { http: isUnderWay('http'), websockets: isUnderWay('websocket') };
}
