import { describe, expect, test } from '@jest/globals';
import { checkArchitectures } from '../../../src/apply/architectures.ts';
import type { ImageInspect } from '../../../src/engine/index.ts';
import type { ImageFacts } from '../../../src/types/index.ts';

const SOURCE = `registry.example.com/shop@sha256:${'1'.repeat(64)}`;

/** An engine with this processor; `local`: what the image is made for that it has, `registry`: what it could get. */
function engineOf(architecture: string, local: string | undefined, registry: readonly string[] = []) {
  const asked: string[] = [];
  return {
    architecture,
    asked,
    inspectImage: (source: string) => {
      asked.push(source);
      return Promise.resolve(
        local === undefined ? undefined : ({ Id: source, Architecture: local } as ImageInspect),
      );
    },
    lookUpImage: (source: string) => {
      asked.push(source);
      return Promise.resolve({ digest: source, architectures: registry });
    },
  };
}
type Simulated = ReturnType<typeof engineOf>;

async function check(
  made: readonly string[] | undefined,
  hosts: Readonly<Record<string, Simulated>>,
  { platform, source = SOURCE }: { platform?: string; source?: string } = {},
): Promise<void> {
  const image = { reference: 'shop:1', digest: 'sha256:1', source };
  const facts: ImageFacts = { image, ...(made && { architectures: made }) };
  const web = { name: 'web', image: 'shop:1', ...(platform === undefined ? {} : { platform }) };
  await checkArchitectures([web], new Map([['web', facts]]), new Map(Object.entries(hosts)));
}

const refusal = (message: string) => ({ code: 'WRONG_ARCHITECTURE', exitCode: 2, message });

describe('one host', () => {
  test.each<[readonly string[] | undefined, string]>([
    [['amd64'], 'what it has is for this processor'],
    [['amd64', 'arm64'], 'a registry has it for several'],
    [[], 'nobody says'],
    [undefined, 'it is still to be built'],
  ])('%j: %s', async (made) => {
    const host = engineOf('amd64', 'amd64');
    await check(made, { one: host });
    expect(host.asked).toEqual([]);
  });

  test('an image for another processor is refused, unless its platform was asked for', async () => {
    const hosts = { one: engineOf('amd64', 'arm64') };
    await expect(check(['arm64'], hosts)).rejects.toMatchObject(
      refusal('image shop:1 of web is made for arm64, the host is amd64'),
    );
    await check(['arm64'], hosts, { platform: 'linux/arm64' });
  });
});

describe('a host with another processor than the first', () => {
  const first = engineOf('amd64', 'amd64');

  test('is asked what it has, and otherwise what it can get', async () => {
    await check(['amd64'], { first, second: engineOf('arm64', 'arm64') });
    await check(['amd64'], { first, second: engineOf('arm64', undefined, ['amd64', 'arm64']) });
  });

  test('refuses what is not made for it, and is named', async () => {
    const message = 'second: image shop:1 of web is made for amd64, the host is arm64';
    for (const second of [engineOf('arm64', 'amd64'), engineOf('arm64', undefined, ['amd64'])])
      await expect(check(['amd64'], { first, second })).rejects.toMatchObject(refusal(message));
  });

  test('is not judged by an image that no registry has: that it is missing is told elsewhere', async () => {
    await check(
      ['amd64'],
      { first, second: engineOf('arm64', undefined) },
      { source: `sha256:${'1'.repeat(64)}` },
    );
  });
});
