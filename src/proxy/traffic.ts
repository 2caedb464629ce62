import type { Engine, ShellScript } from '../engine/index.ts';
import { CtrBgError, type Color, type ProxyView, type ServiceTraffic, type Traffic } from '../types/index.ts';
import { PROXY } from './layout.ts';

/** In ms; a record is bounded, and reading it takes a second at most. */
const DEADLINE = 20_000;

/** Bounds of times are so far apart: what is told of a time is true to 5 %. */
const STEP = 1.05;

/**
 * Counts what nginx has recorded (log_format in nginx.conf.eta) where it lies, so that little has to be sent: for each
 * generation and flow `count GENERATION FLOW CLASS N`, `slow GENERATION FLOW BUCKET N`, and `gap MS` at the end. An
 * answer of 5xx is the application's own when it sent a header. What was put aside is read first. $1 the record, $2 how
 * many seconds back, $3 the project with a dot, $4 log of the step between buckets.
 * Exported for its test.
 */
export const COUNT: ShellScript = {
  name: 'traffic',
  text: `
[ -f "$1" ] || [ -f "$1.before" ] || exit 71
from=$(($(date +%s) - $2))
cat "$1.before" "$1" 2>/dev/null | awk -F '|' -v from="$from" -v project="$3" -v step="$4" '
index($3, project) != 1 || $1 < from || NF != 7 { next }
{
  key = $4 " " $3
  tries = split($7, times, / *[,:] */)
  answered = times[tries] ~ /^[0-9]/
  class = "ok"
  if ($5 == 499) class = "left"
  else if ($5 >= 500) class = answered ? "application" : "proxy"
  count[key " " class]++
  if (tries > 1) count[key " retried"]++
  if (answered) {
    ms = times[tries] * 1000
    slow[key " " (ms <= 1 ? 0 : int(log(ms) / step + 0.999999))]++
  }
  slot = int(($1 - from) * 100 + 0.5)
  ended[slot] = 1
  if (first == "" || slot < first) first = slot
  if (slot > last) last = slot
}
END {
  for (key in count) print "count", key, count[key]
  for (key in slow) print "slow", key, slow[key]
  if (first == "") exit
  for (slot = first + 1; slot <= last; slot++) {
    empty = (slot in ended) ? 0 : empty + 1
    if (empty > longest) longest = empty
  }
  print "gap", longest * 10
}'
`,
};

/**
 * What nginx recorded of a project's requests in the last `ago` ms (to a second). A record holds about the latest
 * 100,000 requests of a host or more. Throws PROXY_UNUSABLE when there is none, or nothing to count it with: that is not
 * the same as no requests.
 */
export async function readTraffic(
  engine: Engine,
  { container }: Pick<ProxyView, 'container'>,
  project: string,
  ago: number,
): Promise<Traffic> {
  const values = [PROXY.record, String(Math.ceil(ago / 1000)), `${project}.`, String(Math.log(STEP))];
  const { exitCode, output } = await engine.shell(container).script(COUNT, values, { deadline: DEADLINE });
  if (exitCode === 0) return parseTraffic(output);
  throw new CtrBgError('PROXY_UNUSABLE', `the record of requests cannot be read (${exitCode})`, {
    details: output.trim().split('\n').slice(-3),
    hint: `The image of the proxy needs ${PROXY.needs}, as nginx:1.30 has.`,
  });
}

/** Exported for its test. */
export function parseTraffic(output: string): Traffic {
  const lines = output.split('\n').map((line) => line.trim().split(' '));
  const keys = [
    ...new Set(lines.filter(([word]) => word === 'count').map(([, id, flow]) => `${id} ${flow}`)),
  ];
  const gap = lines.find(([word]) => word === 'gap')?.[1];
  const parts = keys.map((key) => servicePart(key, lines));
  // Requests and WebSockets of one service are one.
  const services = mergeTraffic(parts, ({ generation, service }) => `${generation} ${service}`);
  return { services, longestGap: Number(gap ?? 0) };
}

function servicePart(key: string, lines: readonly (readonly string[])[]): ServiceTraffic {
  const [generation = '', flow = ''] = key.split(' ');
  // PROJECT.SERVICE.COLOR.KIND: a service's name may have dots.
  const names = flow.split('.');
  const own = lines.filter(([, id, of]) => id === generation && of === flow);
  const count = (name: string): number =>
    Number(own.find(([word, , , of]) => word === 'count' && of === name)?.[4] ?? 0);
  const classes = { proxy: count('proxy'), application: count('application'), left: count('left') };
  const slow = own.filter(([word]) => word === 'slow');
  return {
    generation,
    service: names.slice(1, -2).join('.'),
    color: names.at(-2) as Color,
    requests: count('ok') + classes.proxy + classes.application + classes.left,
    failedByProxy: classes.proxy,
    failedByApplication: classes.application,
    left: classes.left,
    retried: count('retried'),
    latencies: new Map(slow.map(([, , , bucket, n]) => [boundOf(Number(bucket)), Number(n)])),
  };
}

const boundOf = (bucket: number): number => Math.round(STEP ** bucket * 10) / 10;

/** Those of one key are one, of the generation of the first. */
export function mergeTraffic(
  parts: readonly ServiceTraffic[],
  keyOf: (part: ServiceTraffic) => string,
): ServiceTraffic[] {
  const services = new Map<string, ServiceTraffic>();
  for (const part of parts) {
    const key = keyOf(part);
    const known = services.get(key);
    services.set(key, known ? sum(known, part) : part);
  }
  return [...services.values()];
}

function sum(one: ServiceTraffic, other: ServiceTraffic): ServiceTraffic {
  const add = (name: 'requests' | 'failedByProxy' | 'failedByApplication' | 'left' | 'retried'): number =>
    one[name] + other[name];
  const latencies = new Map(one.latencies);
  for (const [bound, count] of other.latencies) latencies.set(bound, (latencies.get(bound) ?? 0) + count);
  return {
    ...one,
    requests: add('requests'),
    failedByProxy: add('failedByProxy'),
    failedByApplication: add('failedByApplication'),
    left: add('left'),
    retried: add('retried'),
    latencies,
  };
}
