/** A number as Go's fmt prints it: floats with an exponent from 1e6 and below 1e-4. */
export function goNumber(value: number, isFloat = false): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-Inf' : '+Inf';
  const isWhole = Number.isInteger(value) && !isFloat;
  const isShort = isWhole ? size < 1e21 : size === 0 || (size >= 1e-4 && size < 1e6);
  if (isShort) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

const BYTES = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>[kmgtp]?)(?:i?b)?$/i;
const UNITS = ['', 'k', 'm', 'g', 't', 'p'];

/** `1.5gb`, `64k` or `-1` as a number of bytes; units are powers of 1024 as in Docker; undefined if it is none. */
export function parseBytes(text: string): number | undefined {
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  const groups = BYTES.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const power = UNITS.indexOf((groups.unit ?? '').toLowerCase());
  return Math.trunc(Number(groups.amount) * 1024 ** power);
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  w: 604_800e9,
  d: 86_400e9,
  h: 3600e9,
  m: 60e9,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ns: 1,
};
const DURATION =
  /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|[wdhms])(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|[wdhms]))*$/;
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|[wdhms])/g;

/** `1h30m`, `1.5s`, `2d` in nanoseconds; undefined if it is none. A bare 0 is one. */
export function parseNanoseconds(text: string): number | undefined {
  if (/^[-+]?0$/.test(text)) return 0;
  if (text.length > 64 || !DURATION.test(text)) return undefined;
  const sum = [...text.matchAll(PART)].reduce(
    (total, [, amount = '', unit = '']) => total + Number(amount) * (NANOSECONDS[unit] ?? 0),
    0,
  );
  return Math.round(text.startsWith('-') ? -sum : sum);
}

/** As Go prints a duration: `1m30s`, `1.5s`, `200ms`, `0s`. */
export function goDuration(nanoseconds: number): string {
  const sign = nanoseconds < 0 ? '-' : '';
  const size = Math.abs(nanoseconds);
  if (size === 0) return '0s';
  if (size < 1e3) return `${sign}${size}ns`;
  if (size < 1e6) return `${sign}${size / 1e3}µs`;
  if (size < 1e9) return `${sign}${size / 1e6}ms`;
  const hours = Math.floor(size / 3600e9);
  const minutes = Math.floor((size % 3600e9) / 60e9);
  const seconds = `${Math.floor((size % 60e9) / 1e9)}${fraction(size % 1e9)}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

function fraction(nanoseconds: number): string {
  return nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`;
}
