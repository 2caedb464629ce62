/** A series as a scraper sees it: its name with its labels in order, and its value. */
export type Series = ReadonlyMap<string, number>;

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (\\S+)$`);
const VALUE = /^(?:[+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Inf)|NaN)$/;
const SUFFIXES = ['_bucket', '_sum', '_count'];

/**
 * Reads Prometheus' text format 0.0.4 as strictly as it is written down: each family in one piece with its HELP and
 * TYPE before its samples, no series twice, buckets of a histogram rising to +Inf, which is its count.
 */
export function readExposition(text: string): Series {
  if (!text.endsWith('\n') || text.endsWith('\n\n')) throw new Error('it must end with one line feed');
  const series = new Map<string, number>();
  const types = new Map<string, string>();
  let family = '';
  for (const line of text.slice(0, -1).split('\n')) {
    if (line.startsWith('# HELP ')) family = helped(line, types);
    else if (line.startsWith('# TYPE ')) addType(line, family, types);
    else addSample(line, { family, type: types.get(family) ?? '' }, series);
  }
  for (const [name, type] of types) if (type === 'histogram') checkHistogram(name, series);
  return series;
}

function helped(line: string, types: ReadonlyMap<string, string>): string {
  const [, name = ''] = new RegExp(`^# HELP (${NAME}) \\S.*$`).exec(line) ?? [];
  if (name === '' || types.has(name)) throw new Error(`no help, or a family in two pieces: ${line}`);
  return name;
}

function addType(line: string, family: string, types: Map<string, string>): void {
  const [, name = '', type = ''] =
    new RegExp(`^# TYPE (${NAME}) (gauge|counter|histogram)$`).exec(line) ?? [];
  if (name !== family || types.has(name)) throw new Error(`no type, or out of place: ${line}`);
  types.set(name, type);
}

function addSample(
  line: string,
  { family, type }: { readonly family: string; readonly type: string },
  series: Map<string, number>,
): void {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  const allowed = type === 'histogram' ? SUFFIXES.map((suffix) => family + suffix) : [family];
  if (type === '' || !allowed.includes(name) || !VALUE.test(value)) throw new Error(`no sample: ${line}`);
  const key = labels === '' ? name : `${name}{${labels}}`;
  if (series.has(key)) throw new Error(`twice: ${key}`);
  series.set(key, Number(value.replace('Inf', 'Infinity')));
}

function checkHistogram(name: string, series: Series): void {
  const before = new Map<string, { bound: number; count: number }>();
  for (const [key, count] of series) {
    const [, labels = '', le = ''] = new RegExp(`^${name}_bucket\\{(.*),le="([^"]+)"\\}$`).exec(key) ?? [];
    if (le === '') continue;
    const bound = Number(le.replace('+Inf', 'Infinity'));
    const last = before.get(labels) ?? { bound: -Infinity, count: 0 };
    if (!(bound > last.bound) || count < last.count) throw new Error(`buckets do not rise at ${key}`);
    before.set(labels, { bound, count });
  }
  for (const [labels, { bound, count }] of before) {
    if (bound !== Infinity || series.get(`${name}_count{${labels}}`) !== count)
      throw new Error(`the buckets of ${labels} do not end with their count`);
    if (!series.has(`${name}_sum{${labels}}`)) throw new Error(`${labels} has no sum`);
  }
}
