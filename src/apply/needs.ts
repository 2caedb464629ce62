import { CtrBgError, isOlder, type EngineNeed } from '../types/index.ts';

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
