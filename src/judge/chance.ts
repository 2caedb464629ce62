/**
 * Probabilities of counts, each exact but for rounding. They are sums of quotients of factorials, which are too large
 * to be written out, so their logarithms are added up instead.
 */

/** How likely a sample of `drawn` out of `all`, of which `marked` are marked, has at least `seen` of those in it. */
export function hypergeometricTail(seen: number, { all, marked, drawn }: Urn): number {
  const least = Math.max(seen, 0, drawn + marked - all);
  const most = Math.min(drawn, marked);
  const total = logChoose(all, drawn);
  return sum(least, most, (k) => logChoose(marked, k) + logChoose(all - marked, drawn - k) - total);
}

type Urn = { readonly all: number; readonly marked: number; readonly drawn: number };

/** How likely at least `seen` of `trials` succeed when each does with the chance `share`. */
export function binomialTail(seen: number, trials: number, share: number): number {
  if (seen <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const [yes, no] = [Math.log(share), Math.log1p(-share)];
  return sum(seen, trials, (k) => logChoose(trials, k) + k * yes + (trials - k) * no);
}

/**
 * How likely at least `seen` of `later` values are beyond the `rank`-th largest of `earlier` ones when all come from
 * one distribution, whatever that is (the exceedance test: only the order of the values counts).
 */
export function exceedanceTail(seen: number, { earlier, later, rank }: Exceedance): number {
  const total = logChoose(earlier + later, later);
  return sum(
    Math.max(0, seen),
    later,
    (k) => logChoose(k + rank - 1, k) + logChoose(earlier - rank + later - k, later - k) - total,
  );
}

type Exceedance = { readonly earlier: number; readonly later: number; readonly rank: number };

function sum(from: number, to: number, logOf: (k: number) => number): number {
  let total = 0;
  for (let k = from; k <= to; k++) {
    const term = Math.exp(logOf(k));
    total += term;
    // Beyond the middle the terms fall: what is left does not count any more.
    if (term < total * 1e-12 && k > from) break;
  }
  return Math.min(1, total);
}

function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const FACTORIALS = [0];

/** Summed up for small numbers, Stirling's series for others: true to 1e-12 of the value. */
function logFactorial(n: number): number {
  if (n >= 256) {
    const inverse = 1 / n;
    const series = inverse / 12 - inverse ** 3 / 360;
    return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
  }
  for (let next = FACTORIALS.length; next <= n; next++)
    FACTORIALS.push((FACTORIALS[next - 1] ?? 0) + Math.log(next));
  return FACTORIALS[n] ?? 0;
}
