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
  {
    name: 'walk:up v2 --keep; stage v1; up v1 --keep ! call#49:kill-before; up v2 --keep ! call#31:refused; up v3',
    why: 'a generation of the release that serves, marked by a deploy that was taken back, counted as kept',
  },
  {
    name: 'clock:shell keep#1:proxy-clock-back',
    why: 'the mark of what is kept was judged by the time of day alone',
  },
  {
    name: 'full-disk:shell stage#1:disk-full',
    why: 'a full disk was called a refusal of nginx',
  },
];
