import type { ComposeService } from './compose/model-service.ts';
import type { Path } from './located.ts';
import type { Obstacle } from './swap-own.ts';

type Pointer = { readonly at: Path; readonly key: string; readonly to: string };

const HINTS: Readonly<Record<string, string>> = {
  links:
    'Remove the link: on a network that both are on, the name of the service always leads to the live colour.',
  volumes_from: 'Name the volume in both services instead.',
};
const HINT = 'Remove it, or put both programs into one container.';

/** What of a service is bound to the containers of a swapped one, which come and go with every deploy. */
export function pointers(name: string, service: ComposeService, swapped: ReadonlySet<string>): Obstacle[] {
  return pointersOf(service)
    .filter(({ to }) => swapped.has(to))
    .map(({ at, key, to }) => ({
      path: ['services', name, ...at],
      origin: 'value',
      message: `${key} binds ${name} to one container of ${to}, and every deploy replaces those`,
      hint: HINTS[key] ?? HINT,
    }));
}

function pointersOf({
  pid,
  ipc,
  network_mode: mode,
  links = [],
  volumes_from: from = [],
}: ComposeService): Pointer[] {
  const modes = { pid, ipc, network_mode: mode };
  return [
    ...Object.entries(modes).flatMap(([key, value]) => {
      const to = /^service:(.+)$/.exec(value ?? '')?.[1];
      return to === undefined ? [] : [{ at: [key], key, to }];
    }),
    ...links.map((link, index) => ({ at: ['links', index], key: 'links', to: link.split(':')[0] ?? '' })),
    ...from.flatMap((source, index) => {
      const [to = '', ...rest] = source.split(':');
      return to === 'container' && rest.length > 0
        ? []
        : [{ at: ['volumes_from', index], key: 'volumes_from', to }];
    }),
  ];
}
