import { CtrBgError, type EngineNeed } from '../types/index.ts';

/** Throws CONFIG when the engine, of the given API version, would drop something of the settings in silence. */
export function checkNeeds({ needs }: { readonly needs: readonly EngineNeed[] }, apiVersion: string): void {
  const unmet = needs.find(({ api }) => isOlder(apiVersion, api));
  if (unmet === undefined) return;
  throw new CtrBgError(
    'CONFIG',
    `${unmet.what} needs an engine with API ${unmet.api} or newer, this one has ${apiVersion}`,
    {
      ...(unmet.where === undefined ? {} : { where: unmet.where }),
      hint: 'Take it out of the file, or bring Docker on that host up to date.',
    },
  );
}

/** Whether an API version is before another: `1.9` is before `1.41`. */
export function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = than.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
