import { CtrBgError, type Service } from '../types/index.ts';

type Made = Pick<Service, 'name' | 'image' | 'platform'>;

/**
 * Throws WRONG_ARCHITECTURE when an image is made for other processors than the host's and the user did not ask for that
 * platform. `made`: those that it is made for; empty when nobody knows.
 */
export function checkArchitecture(
  { name, image, platform }: Made,
  made: readonly string[],
  host: string,
): void {
  const [first] = made;
  if (platform !== undefined || first === undefined || made.includes(host)) return;
  throw new CtrBgError(
    'WRONG_ARCHITECTURE',
    `image ${image} of ${name} is made for ${made.join(', ')}, the host is ${host}`,
    {
      hint: `Build it for linux/${host} (docker build --platform linux/${host}); a host that emulates needs 'platform: linux/${first}' in the file.`,
    },
  );
}
