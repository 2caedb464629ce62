import type { ComposeMount, ComposeService } from './compose/model-service.ts';
import type { Obstacle } from './swap-own.ts';

/**
 * What blue and green of a service can both write while both run: volumes and folders of the host that are not
 * read-only. A volume without a name is each container's own.
 */
export function sharedVolumes(name: string, { volumes = [] }: ComposeService): Obstacle[] {
  return volumes.flatMap((mount, index) =>
    isShared(mount)
      ? [
          {
            path: ['services', name, 'volumes', index],
            origin: 'value' as const,
            message: `blue and green of ${name} can both write ${subject(mount)} while both run`,
            hint: 'Mount it read-only, or say x-ctr-bg: { overlap: allowed } when the application can bear it, or overlap: refuse to be sure.',
          },
        ]
      : [],
  );
}

function isShared({ type, source = '', read_only: readOnly = false }: ComposeMount): boolean {
  return ['volume', 'bind', 'cluster'].includes(type) && source !== '' && !readOnly;
}

function subject({ type, source = '', target = '' }: ComposeMount): string {
  return type === 'bind' ? `${source} of the host` : `the volume ${source} at ${target}`;
}
