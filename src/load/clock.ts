/** Milliseconds since the epoch with fractions, from a monotonic clock: comparable between processes of a machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
