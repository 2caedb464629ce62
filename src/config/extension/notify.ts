import { CtrBgError, type NoticeWay, type NoticeWish } from '../../types/index.ts';
import { isPresent } from '../present.ts';
import { placeOfItem, type Item } from './item.ts';
import type { At } from './mistakes.ts';
import type { RawNotices } from './schema.ts';
import { readSecretSource, type SecretSource, type SecretSources } from './secret-source.ts';
import { OURS } from './unknown-key.ts';

const ON: NoticeWish['on'] = ['deployed', 'promoted', 'rolled-back', 'undone', 'failed'];
/** In ms. */
const TIMEOUT = 10_000;
const WAYS = ['webhook', 'slack', 'command'] as const;
const PATH = [OURS, 'notify'];

type RawNotice = RawNotices[number];
export type NoticeSources = SecretSources & { readonly at: At };

/**
 * Whom the file wants to be told of a result. Throws CONFIG for one that is told in no way or in two. Addresses outside
 * of the file are read when somebody is told: that one is missing is no reason not to deploy.
 */
export function noticesOf(raw: RawNotices | null | undefined, sources: NoticeSources): NoticeWish[] {
  const all = raw ?? [];
  return all.map((notice, index) => noticeOf(notice, { index, of: all.length }, sources));
}

function noticeOf(raw: RawNotice, item: Item, sources: NoticeSources): NoticeWish {
  const fail = (key: readonly string[], what: string, hint: string): CtrBgError => {
    const where = placeOfItem(sources.at, PATH, item, key);
    return new CtrBgError('CONFIG', `${nameOf(item, key)} ${what}`, { ...(where && { where }), hint });
  };
  const [kind, ...others] = WAYS.filter((name) => isPresent(raw[name]));
  if (kind === undefined || others.length > 0)
    throw fail(
      [],
      kind === undefined ? `needs one of ${WAYS.join(', ')}` : `needs only one of ${WAYS.join(', ')}`,
      'As in notify: [{ webhook: ${DEPLOY_HOOK} }, { command: ./tell.sh }].',
    );
  if (raw.on?.length === 0)
    throw fail(['on'], 'names no outcome', 'Leave it out for those that most want to know.');
  return {
    name: nameOf(item, [kind]),
    on: raw.on ?? ON,
    timeout: raw.timeout ?? TIMEOUT,
    way: wayOf(kind, raw, sources, fail),
  };
}

type Fail = (key: readonly string[], what: string, hint: string) => CtrBgError;

function wayOf(kind: (typeof WAYS)[number], raw: RawNotice, sources: NoticeSources, fail: Fail): NoticeWay {
  if (kind === 'command') return { kind: 'local', command: raw.command ?? [], directory: sources.directory };
  const address = raw[kind] ?? '';
  if (typeof address === 'string') return { kind, url: () => Promise.resolve(address) };
  if (isPresent(address.file) === isPresent(address.secret))
    throw fail([kind], 'must be an address, a file or a secret', `Write ${kind}: { secret: NAME }.`);
  return { kind, url: () => readAddress(address, sources) };
}

async function readAddress(source: SecretSource, sources: SecretSources): Promise<string> {
  const fail = (message: string, hint: string): CtrBgError => new CtrBgError('CONFIG', message, { hint });
  const unlike = ['address', 'It holds one URL.'] as const;
  return (await readSecretSource(source, sources, { fail, unlike })).trim();
}

const nameOf = ({ index, of }: Item, key: readonly string[]): string =>
  [`${PATH.join('.')}${of > 1 ? `[${index}]` : ''}`, ...key].join('.');
