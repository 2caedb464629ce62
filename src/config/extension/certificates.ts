import { createHash } from 'node:crypto';
import { CtrBgError, type Certificate } from '../../types/index.ts';
import { isPresent } from '../present.ts';
import { checkPair, type Pair } from './certificate-pair.ts';
import { readPem, type PemSources } from './pem.ts';
import type { At } from './mistakes.ts';
import type { RawSettings, RawTls } from './schema.ts';
import { OURS } from './unknown-key.ts';

export type CertificateSources = PemSources & {
  readonly at: At;
  readonly now: () => Date;
  readonly warn: (message: string) => void;
};

/**
 * Reads the project's certificates and keys, on the machine where the command runs.
 * Throws CONFIG, with the place and never with a word of a key, for what nginx could not use.
 */
export async function loadCertificates(
  settings: RawSettings,
  sources: CertificateSources,
): Promise<readonly Certificate[]> {
  const raw = settings.proxy?.tls ?? [];
  const loaded = await Promise.all(
    raw.map((tls, index) => load(tls, { ...sources, at: placesOf(index, sources.at) })),
  );
  const owners = new Set<string>();
  for (const [index, { hosts }] of loaded.entries()) {
    for (const host of hosts) {
      if (owners.has(host)) throw twice(host, placesOf(index, sources.at));
      owners.add(host);
    }
  }
  return loaded;
}

/** One certificate may be written without a list around it. */
function placesOf(index: number, at: At): At {
  return (path, origin) => {
    const [inList, alone] = [
      at([OURS, 'proxy', 'tls', index, ...path], origin),
      at([OURS, 'proxy', 'tls', ...path], origin),
    ];
    const top = at([OURS, 'proxy', 'tls']);
    return inList && top && inList.line === top.line && inList.column === top.column ? alone : inList;
  };
}

async function load(tls: RawTls, sources: CertificateSources): Promise<Certificate> {
  const { at } = sources;
  const { certificate, key } = tls;
  if (!isPresent(certificate)) throw missing('certificate', at);
  if (!isPresent(key)) throw missing('key', at);
  const pair: Pair = {
    chain: await readPem('certificate', certificate, sources),
    key: await readPem('key', key, sources),
  };
  const hosts = isPresent(tls.hosts) && tls.hosts.length > 0 ? tls.hosts : ['*'];
  checkPair(pair, hosts, sources);
  const id = createHash('sha256').update(pair.chain).digest('hex').slice(0, 12);
  return { id, hosts, material: { chain: () => pair.chain, key: () => pair.key } };
}

function missing(key: string, at: At): CtrBgError {
  const where = at([], 'key');
  return new CtrBgError('CONFIG', `${OURS}.proxy.tls needs certificate and key, and ${key} is missing`, {
    ...(where && { where }),
    hint: 'Give both, as files or as secrets: tls: { certificate: ./shop.crt, key: { secret: shop-key } }.',
  });
}

function twice(host: string, at: At): CtrBgError {
  const where = at(['hosts']);
  return new CtrBgError('CONFIG', `two certificates are for ${host === '*' ? 'all hosts' : host}`, {
    ...(where && { where }),
    hint: 'Say under hosts: which certificate is for which.',
  });
}
