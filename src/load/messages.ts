import type { LoadOptions } from './options.ts';
import type { LoadReport, Marker } from './report.ts';

/** What the load's own process is told. */
export type Order =
  | { readonly kind: 'start'; readonly options: LoadOptions }
  | { readonly kind: 'marker'; readonly marker: Marker }
  | { readonly kind: 'stop'; readonly at: number };

/** What it answers. `started`: every lane has opened its connections. */
export type Word =
  | { readonly kind: 'started'; readonly report: LoadReport }
  | { readonly kind: 'interim'; readonly report: LoadReport }
  | { readonly kind: 'final'; readonly report: LoadReport };
