import { CtrBgError, type Project } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { checkRoutes, proxyOf } from './extension/index.ts';
import { buildService } from './service.ts';
import { type Wishes, chosenService, wishesFor } from './wishes.ts';

/** The draft with the command line's wishes and every default filled in. */
export function buildProject(draft: Draft, wishes: Wishes): Project {
  if (draft.services.size === 0) {
    throw new CtrBgError('CONFIG', 'the file has no services', {
      ...placed(draft.at([])),
      hint: 'Add services: with one service, or give an image as in `ctr-bg up nginx:1.30`.',
    });
  }
  const chosen = chosenService(draft, wishes);
  const services = [...draft.services].map(([name, raw]) =>
    buildService(name, raw, draft, wishesFor(name, chosen, wishes)),
  );
  const { settings, certificates, at } = draft;
  const routed = services.map(({ name, routing }) => ({ name, routes: routing?.routes ?? [] }));
  checkRoutes(routed, settings.bg ?? false, at);
  return {
    name: draft.name,
    services,
    networks: [],
    volumes: [],
    proxy: proxyOf(settings, certificates, wishes.flags.publish, at),
  };
}
