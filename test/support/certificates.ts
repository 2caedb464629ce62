import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type TestCertificate = { readonly certificate: string; readonly key: string };

/** A self-signed certificate for these names, in PEM, valid for some days. */
export async function makeCertificate(names: readonly string[], days = 10): Promise<TestCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-tls-'));
  try {
    const [certificate, key] = ['crt', 'key'].map((name) => join(folder, name)) as [string, string];
    const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
    const subject = ['-subj', `/CN=${names[0]}`, '-addext', alternatives, '-days', String(days)];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    await run('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', certificate]);
    return { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
