import { formatDuration, type Examination } from '../../types/index.ts';
import { person, type Symptom } from './symptom.ts';

/** Logins and certificates are judged by the clock; less than this is nobody's concern, in ms. */
const SKEW = 60_000;
/** Below this an image no longer fits, and logs and databases are next; in bytes. */
const LOW_DISK = 1_000_000_000;

export function diagnoseEngine({ engine, proxy, names }: Examination): Symptom[] {
  const where = `engine ${engine.endpoint}`;
  const { skew } = engine;
  return [
    ...(Math.abs(skew) > SKEW
      ? [
          {
            code: 'clock',
            severity: 'risk',
            where,
            message: `its clock is ${formatDuration(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'} this machine's`,
            cure: person("set the wrong one of the two: 'timedatectl set-ntp true'"),
          } as const,
        ]
      : []),
    ...lowDisk(where, `on the disk of ${names.proxy}'s volume`, proxy?.inside?.disk),
  ];
}

/** `place` is where that disk is, in words. */
export function lowDisk(
  where: string,
  place: string,
  disk: { readonly free: number; readonly total: number } | undefined,
): Symptom[] {
  if (disk === undefined || disk.free >= LOW_DISK) return [];
  const message = `${megabytes(disk.free)} MB are free of ${megabytes(disk.total)} MB ${place}`;
  const cure = person("'docker system df' shows what takes the space, 'docker image prune' makes some");
  return [{ code: 'disk', severity: 'risk', where, message, cure }];
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
