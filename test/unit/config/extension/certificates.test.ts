import { beforeAll, describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { generateKeyPairSync } from 'node:crypto';
import { makeCertificate, type TestCertificate } from '../../../support/certificates.ts';
import { loadFrom, mistake } from '../folder.ts';

let shop: TestCertificate;
let other: TestCertificate;
beforeAll(async () => {
  shop = await makeCertificate(['shop.example.com', '*.shop.example.com']);
  other = await makeCertificate(['other.example.com']);
});

const loading = (tls: string, files: Readonly<Record<string, string>> = {}, warnings: string[] = []) =>
  loadFrom(
    {
      'compose.yaml': `services: { web: { image: a } }\nx-ctr-bg:\n  proxy:\n    tls: ${tls}\n`,
      'a.crt': shop.certificate,
      'a.key': shop.key,
      'b.crt': other.certificate,
      ...files,
    },
    { projectName: 'shop', warn: (message) => warnings.push(message) },
  );

describe('certificates', () => {
  test('are read from files, and named by their content', async () => {
    const { front } = (await loading('{ certificate: a.crt, key: { file: ./a.key } }')).proxy;
    expect(front.certificates).toMatchObject([{ id: expect.stringMatching(/^[0-9a-f]{12}$/), hosts: ['*'] }]);
    expect(front.certificates[0]?.material?.chain()).toBe(shop.certificate);
    expect(front.certificates[0]?.material?.key()).toBe(shop.key);
  });

  test('are read from secrets that no service uses', async () => {
    const secrets = 'secrets: { crt: { file: a.crt }, key: { file: a.key } }';
    const tls = `{ certificate: { secret: crt }, key: { secret: key } }\n${secrets}`;
    const { front } = (await loading(tls)).proxy;
    expect(front.certificates[0]?.material?.key()).toBe(shop.key);
  });

  test('show no key when they are printed, written or compared', async () => {
    const project = await loading('{ certificate: a.crt, key: a.key }');
    const secret = shop.key.split('\n')[1] ?? '-';
    expect(JSON.stringify(project) + inspect(project, { depth: null, showHidden: true })).not.toContain(
      secret,
    );
  });

  test('several, each for its hosts', async () => {
    const list = '[{ hosts: [shop.example.com, "*.shop.example.com"], certificate: a.crt, key: a.key }]';
    const warnings: string[] = [];
    const { front } = (await loading(list, {}, warnings)).proxy;
    expect(front.certificates[0]?.hosts).toEqual(['shop.example.com', '*.shop.example.com']);
    expect(warnings).toEqual([]);
  });

  test('that clients will refuse are told as a warning', async () => {
    const warnings: string[] = [];
    await loading('{ hosts: [x.example.com], certificate: a.crt, key: a.key }', {}, warnings);
    expect(warnings).toEqual([
      expect.stringContaining('compose.yaml:4:49: the certificate does not name x.example.com'),
    ]);
  });

  test.each([
    ['{ certificate: a.crt }', 'needs certificate and key, and key is missing', 4, 5],
    ['{ certificate: gone.crt, key: a.key }', 'the file gone.crt is not there', 4, 25],
    ['{ certificate: a.key, key: a.key }', 'the certificate holds no certificate', 4, 25],
    ['{ certificate: a.crt, key: a.crt }', 'the key cannot be read', 4, 37],
    ['{ certificate: b.crt, key: a.key }', 'the key does not belong to the certificate', 4, 37],
    ['{ certificate: a.crt, key: { secret: none } }', 'there is no secret none', 4, 37],
    ['{ certificate: a.crt, key: { } }', 'the key must be a file or a secret', 4, 37],
    ['{ certificate: broken, key: a.key }', 'the certificate cannot be read', 4, 25],
    ['[{ certificate: a.crt, key: b.crt }]', 'the key cannot be read', 4, 38],
    [
      '[{ certificate: a.crt, key: a.key }, { certificate: a.crt, key: a.key }]',
      'two certificates are for all hosts',
      4,
      47,
    ],
  ])('%s is refused', async (tls, message, line, column) => {
    const broken = '-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----\n';
    const error = await mistake(loading(tls, { broken }));
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining(message) });
    expect(error.where).toMatchObject({ line, column });
    expect(inspect(error)).not.toContain('canary');
  });

  test('a key with a passphrase is refused with the cure', async () => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const error = await mistake(loading('{ certificate: a.crt, key: locked }', { locked: privateKey }));
    expect(error.message).toContain('has a passphrase');
  });
});
