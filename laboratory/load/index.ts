/** The load of src/load against the laboratory's own application. */
import { startLoad as start, type Inside, type Load, type LoadOptions } from '../../src/load/index.ts';
import { ofApplication, type LaneOptions } from './application.ts';
import { bundle } from './bundle.ts';

export { totals, type LaneReport, type LoadReport, type Totals } from '../../src/load/index.ts';
export { formatReport } from './format.ts';
export type { LaneOptions, Load };

type Options = Omit<LoadOptions, 'lanes'> & { readonly lanes: readonly LaneOptions[] };

/** As that of src/load. Bundled first: it starts in a fraction of the time that a loader would take. */
export function startLoad(options: Options, inside?: Inside): Promise<Load> {
  return start({ file: bundle(), inside }, { ...options, lanes: options.lanes.map(ofApplication) });
}
