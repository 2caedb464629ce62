import { formatDuration, type Examination } from '../../types/index.ts';
import { person, type Symptom } from './symptom.ts';

/** Logins and certificates are judged by the clock; less than this is nobody's concern, in ms. */
const SKEW = 60_000;
/** Below this an image no longer fits, and logs and databases are next; in bytes. */
const LOW_DISK = 1_000_000_000;

export function diagnoseEngine({ engine, proxy, names }: Examination): Symptom[] {
  const where = `engine ${engine.endpoint}`;
  const { skew } = engine;
  const disk = proxy?.inside?.disk;
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
    ...(disk !== undefined && disk.free < LOW_DISK
      ? [
          {
            code: 'disk',
            severity: 'risk',
            where,
            message: `${megabytes(disk.free)} MB are free of ${megabytes(disk.total)} MB on the disk of ${names.proxy}'s volume`,
            cure: person("'docker system df' shows what takes the space, 'docker image prune' makes some"),
          } as const,
        ]
      : []),
  ];
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
