/** A case that has failed once; `npm run chaos -- --regressions` strikes them all, npm test those that are quick. */
export type Regression = {
  readonly name: string;
  /** What went wrong then. */
  readonly why: string;
};

export const REGRESSIONS: readonly Regression[] = [
  {
    name: 'deploy:shell observe#2:green-dies',
    why: 'green, started again by the engine after a crash, was not told from one that had never crashed',
  },
];
