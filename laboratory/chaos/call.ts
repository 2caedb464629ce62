import * as keptScripts from '../../src/proxy/kept-scripts.ts';
import * as leaseScripts from '../../src/proxy/lease-scripts.ts';
import * as proxyScripts from '../../src/proxy/scripts.ts';
import * as switchScripts from '../../src/proxy/switch-scripts.ts';
import * as probeScripts from '../../src/probe/script.ts';
import { AT_HAND } from '../../src/proxy/open.ts';

/**
 * A call that the command under test makes: an HTTP request, or a command in the proxy's open shell. It is told by
 * what it is and how many of its like came before, since calls that are made side by side come in any order.
 */
export type Call = { readonly label: string; readonly nth: number };

/** As a label: whatever the call is, it is counted among all. */
export const ANY_CALL = 'call';

export const callName = ({ label, nth }: Call): string => `${label}#${nth}`;

/** Undefined when the text is not what `callName` makes. */
export function parseCallName(text: string): Call | undefined {
  const [, label = '', nth] = /^(.+)#(\d+)$/.exec(text) ?? [];
  return nth === undefined ? undefined : { label, nth: Number(nth) };
}

/** `POST /containers/:id/start`: without version, query and what is different each time. */
export function requestLabel(method: string, url: string): string {
  const path = (url.split('?')[0] ?? '').replace(/^\/v\d+\.\d+/, '');
  const template = path
    .replace(/^\/(containers|exec|networks)\/(?!json$|create$|prune$)[^/]+/, '/$1/:id')
    .replace(/^\/volumes\/(?!create$)[^/]+/, '/volumes/:name')
    .replace(/^\/images\/(?!json$|create$).+?(\/json|\/tag|\/push)?$/, '/images/:name$1');
  return `${method} ${template}`;
}

/** `shell switch`, `shell rm`: what the lines of a command say; see src/engine/shell-protocol.ts. */
export function shellLabel(lines: readonly string[]): string {
  const [kind = '', first = ''] = lines.map(decode);
  if (kind === 'program') return `shell ${first.replaceAll(/\s/g, '_')}`;
  const atHand = /^@(\d+)$/.exec(first)?.[1];
  const text = atHand === undefined ? first : TEXTS_AT_HAND[Number(atHand) - 1];
  return `shell ${NAMES.get(text ?? '') ?? kind}`;
}

/** Every byte that is not plain is written as `\0` and three octal digits. */
function decode(line: string): string {
  const bytes = line.replaceAll(/\\0([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(parseInt(octal, 8)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

type Script = { readonly name: string; readonly text: string };

const isScript = (value: unknown): value is Script =>
  typeof value === 'object' && value !== null && 'name' in value && 'text' in value;

/** As the connection gives them to the shell. */
const TEXTS_AT_HAND = [...AT_HAND, probeScripts.PROBE].map(({ text }) => text);

/** What the scripts are called where they are written. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries<unknown>({
    ...proxyScripts,
    ...switchScripts,
    ...leaseScripts,
    ...keptScripts,
    ...probeScripts,
  }).flatMap(([name, script]) => (isScript(script) ? [[script.text, name.toLowerCase()] as const] : [])),
);

/** Numbers the calls of one run. */
export function createCounter(): { readonly next: (label: string) => Call; readonly calls: Call[] } {
  const seen = new Map<string, number>();
  const calls: Call[] = [];
  const next = (label: string): Call => {
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    const call = { label, nth };
    calls.push(call);
    return call;
  };
  return { next, calls };
}
