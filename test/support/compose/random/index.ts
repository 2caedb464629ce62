/**
 * Compose projects by chance, by what they try. A weight is the family's share of the cases; each has its forms of
 * mistakes too, since what Compose refuses is to be refused.
 */
import type fc from 'fast-check';
import { dotEnv } from './dot-env.ts';
import { environment } from './environment.ts';
import { interpolation, TEMPLATES, wildInterpolation } from './interpolation.ts';
import type { RandomCase } from './kind.ts';
import { resources } from './resources.ts';
import { scalars } from './scalars.ts';
import { inclusion, inheritance, merge } from './services.ts';
import { shortForms } from './short-forms.ts';

export type { RandomCase };

export type Family = {
  readonly arbitrary: fc.Arbitrary<RandomCase>;
  /** Percent of the runs. */
  readonly share: number;
  /** What one run tries counts as this many cases. */
  readonly cases: number;
};

export const FAMILIES = {
  interpolation: { arbitrary: interpolation, share: 10, cases: TEMPLATES },
  'odd interpolation': { arbitrary: wildInterpolation, share: 10, cases: 1 },
  'files of variables': { arbitrary: dotEnv, share: 15, cases: 1 },
  'who wins in the environment': { arbitrary: environment, share: 10, cases: 1 },
  'merged files': { arbitrary: merge, share: 20, cases: 1 },
  extends: { arbitrary: inheritance, share: 10, cases: 1 },
  include: { arbitrary: inclusion, share: 5, cases: 1 },
  'short forms': { arbitrary: shortForms, share: 10, cases: 1 },
  scalars: { arbitrary: scalars, share: 5, cases: 1 },
  'networks, volumes, secrets and configs': { arbitrary: resources, share: 5, cases: 1 },
} as const satisfies Record<string, Family>;
