import { X509Certificate, createPrivateKey, type KeyObject } from 'node:crypto';
import { CtrBgError } from '../../types/index.ts';
import type { At } from './mistakes.ts';

export type Pair = { readonly chain: string; readonly key: string };
type Context = { readonly at: At; readonly now: () => Date; readonly warn: (message: string) => void };

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Throws CONFIG when nginx could not serve the pair; warns of what clients will refuse. */
export function checkPair({ chain, key }: Pair, hosts: readonly string[], { at, now, warn }: Context): void {
  const fail = (kind: 'certificate' | 'key', message: string, hint: string) => {
    const where = at([kind]);
    return new CtrBgError('CONFIG', message, { ...(where && { where }), hint });
  };
  const [leaf] = parseChain(chain, fail);
  if (leaf === undefined) throw fail('certificate', 'the certificate holds no certificate', PEM);
  if (!leaf.checkPrivateKey(parseKey(key, fail))) {
    throw fail(
      'key',
      'the key does not belong to the certificate',
      'The certificate of the key must come first in its file.',
    );
  }
  const place = placeText(at);
  if (new Date(leaf.validTo) < now()) warn(`${place}the certificate was valid until ${leaf.validTo}`);
  if (new Date(leaf.validFrom) > now()) warn(`${place}the certificate is valid from ${leaf.validFrom} on`);
  for (const host of hosts.filter((one) => one !== '*' && !covers(leaf, one))) {
    warn(`${place}the certificate does not name ${host}`);
  }
}

const PEM = 'It must be a PEM file: the certificate first, then those that lead to the authority.';
type Fail = (kind: 'certificate' | 'key', message: string, hint: string) => CtrBgError;

function parseChain(chain: string, fail: Fail): X509Certificate[] {
  try {
    return (chain.match(BLOCK) ?? []).map((block) => new X509Certificate(block));
  } catch {
    // Without the cause: its words may quote the file.
    throw fail('certificate', 'the certificate cannot be read', PEM);
  }
}

function parseKey(key: string, fail: Fail): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    const isLocked = /ENCRYPTED/.test(key);
    throw fail(
      'key',
      isLocked
        ? 'the key has a passphrase, which nobody could enter when nginx starts'
        : 'the key cannot be read',
      isLocked
        ? 'Take it off with openssl pkey, and keep the file from others.'
        : 'It must be a private key in PEM.',
    );
  }
}

function covers(leaf: X509Certificate, host: string): boolean {
  return leaf.checkHost(host.replace(/^\*\./, 'any.')) !== undefined;
}

function placeText(at: At): string {
  const where = at(['certificate']);
  return where === undefined ? '' : `${where.file}:${where.line}:${where.column}: `;
}
