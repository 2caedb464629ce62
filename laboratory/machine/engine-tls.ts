import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from './processes.ts';

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority, and by it a certificate each for an engine that is called `docker` and for its client. */
export async function makeTls(folder: string): Promise<{ readonly server: string; readonly client: string }> {
  const authority = join(folder, 'authority');
  await mkdir(authority, { recursive: true });
  const [ca, key] = [join(authority, 'ca.pem'), join(authority, 'key.pem')] as const;
  await openssl(
    'req',
    '-x509',
    ...CURVE,
    '-subj',
    '/CN=laboratory',
    '-days',
    '10',
    '-keyout',
    key,
    '-out',
    ca,
  );
  const issue = async (name: 'server' | 'client', extensions: string): Promise<string> => {
    const own = join(folder, name);
    await mkdir(own);
    const [request, config] = [join(own, 'request.pem'), join(own, 'extensions')] as const;
    await writeFile(config, extensions);
    await openssl(
      'req',
      '-new',
      ...CURVE,
      '-subj',
      `/CN=${name}`,
      '-keyout',
      join(own, 'key.pem'),
      '-out',
      request,
    );
    const by = ['-CA', ca, '-CAkey', key, '-CAcreateserial', '-days', '10', '-extfile', config];
    await openssl('x509', '-req', '-in', request, ...by, '-out', join(own, 'cert.pem'));
    await copyFile(ca, join(own, 'ca.pem'));
    return own;
  };
  return {
    server: await issue('server', 'subjectAltName=DNS:docker\nextendedKeyUsage=serverAuth\n'),
    client: await issue('client', 'extendedKeyUsage=clientAuth\n'),
  };
}

const openssl = (...args: string[]): Promise<string> => mustRun(['openssl', ...args]);
