import { CtrBgError } from '../../types/index.ts';
import { isPresent } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawTls } from './schema.ts';
import { readSecretSource, type SecretSources } from './secret-source.ts';

/** Where certificates and keys come from. */
export type PemSources = SecretSources & { readonly at: At };

type Source = NonNullable<RawTls['key']>;

/** The text of a certificate or a key. What is in it never appears in an error. */
export async function readPem(
  kind: 'certificate' | 'key',
  source: Source,
  sources: PemSources,
): Promise<string> {
  const where = sources.at([kind]);
  const fail = (message: string, hint: string) =>
    new CtrBgError('CONFIG', message, { ...(where && { where }), hint });
  const { file, secret } = typeof source === 'string' ? { file: source, secret: undefined } : source;
  if (isPresent(file) === isPresent(secret)) {
    throw fail(
      `the ${kind} must be a file or a secret`,
      `Write ${kind}: FILE, or ${kind}: { secret: NAME }.`,
    );
  }
  const words = { fail, unlike: ['certificate or key', 'Name a PEM file.'] as const };
  const text = await readSecretSource({ file, secret }, sources, words);
  return text.endsWith('\n') ? text : `${text}\n`;
}
