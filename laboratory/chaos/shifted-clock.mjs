/**
 * Preloaded into a process whose clock is to jump: from SIGUSR2 on everything that tells the time of day is off by
 * CLOCK_JUMP ms. The monotonic clock, and everybody else's, stays as it is.
 */
const jump = Number(process.env.CLOCK_JUMP);
const RealDate = globalThis.Date;

class ShiftedDate extends RealDate {
  constructor(...values) {
    super(...(values.length === 0 ? [ShiftedDate.now()] : values));
  }

  static now() {
    return RealDate.now() + jump;
  }
}

process.once('SIGUSR2', () => {
  globalThis.Date = ShiftedDate;
});
