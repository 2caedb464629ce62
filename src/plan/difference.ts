import type { DifferenceDocument, Makeup } from '../types/index.ts';

/** The engine fills these in where nobody sets them, so without a wish of ours they tell nothing. */
const FILLED_IN = [
  'CgroupnsMode',
  'ConsoleSize',
  'IpcMode',
  'Isolation',
  'LogConfig',
  'MaskedPaths',
  'MemorySwap',
  'OomKillDisable',
  'PidsLimit',
  'ReadonlyPaths',
  'Runtime',
  'ShmSize',
  'StopTimeout',
];

/** Compose's words for the API's. */
const WORDS: Readonly<Record<string, string>> = {
  Binds: 'volumes',
  Cmd: 'command',
  Entrypoint: 'entrypoint',
  Healthcheck: 'healthcheck',
  Init: 'init',
  Mounts: 'mounts',
  StopSignal: 'stop_signal',
  User: 'user',
  WorkingDir: 'working_dir',
};

/** In what two makeups differ, without a value that may be a secret. */
export function differences(from: Makeup, to: Makeup): DifferenceDocument[] {
  return [
    ...compare('image', imageText(from.image), imageText(to.image)),
    ...each('environment', from.environment, to.environment, () => '…'),
    ...each('label', from.labels, to.labels, (value) => redact(String(value))),
    ...settings(from.settings, to.settings),
    ...compare('networks', from.networks.toSorted().join(', '), to.networks.toSorted().join(', ')),
  ];
}

function imageText({ reference, digest }: Makeup['image']): string {
  return `${reference} (${digest.replace(/^sha256:/, '').slice(0, 12)})`;
}

function settings(from: Makeup['settings'], to: Makeup['settings']): DifferenceDocument[] {
  const told = Object.entries(from).filter(
    ([key, value]) => (key in to || !FILLED_IN.includes(key)) && says(value),
  );
  const wanted = Object.entries(to).filter(([, value]) => says(value));
  return each('', Object.fromEntries(told), Object.fromEntries(wanted), settingText);
}

/** Go's encoders make of what is not set null, nothing, or the empty value of its kind. */
function says(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return false;
  return typeof value !== 'object' || Object.values(value).some(says);
}

function each(
  group: string,
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  text: (value: unknown) => string,
): DifferenceDocument[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return keys
    .filter((key) => canonical(from[key]) !== canonical(to[key]))
    .map((key) => ({
      what: group === '' ? (WORDS[key] ?? key) : `${group} ${key}`,
      ...(key in from ? { from: text(from[key]) } : {}),
      ...(key in to ? { to: text(to[key]) } : {}),
    }));
}

function compare(what: string, from: string, to: string): DifferenceDocument[] {
  return from === to ? [] : [{ what, from, to }];
}

/** Whatever the order of keys, and whatever is not set. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value ?? null);
  const told = Object.entries(value).filter(([, inner]) => says(inner));
  const inner = told.map(([key, one]) => [key, canonical(one)] as const);
  return JSON.stringify(inner.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function settingText(value: unknown): string {
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return redact(isList ? value.join(' ') : typeof value === 'string' ? value : JSON.stringify(value));
}

/** `--password=hunter2`, `https://user:hunter2@host`: people do write secrets into commands and labels. */
function redact(text: string): string {
  return text
    .replace(
      /([\w-]*(?:password|passwd|secret|token|api-?_?key|credential)[\w-]*)([=: ]+)("[^"]*"|\S+)/gi,
      '$1$2…',
    )
    .replace(/(:\/\/[^\s/:@]*):[^\s/@]+@/g, '$1:…@');
}
