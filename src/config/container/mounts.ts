import type { HostConfig, Mount } from '../../types/index.ts';
import type { ComposeModel, ComposeMount } from '../compose/model.ts';
import { present } from '../present.ts';
import { listAt } from './numbers.ts';
import { mistake, type Subject } from './subject.ts';

/**
 * Volumes, binds and tmpfs. As Compose does, what the older bind strings can say is said by them: they alone make a
 * missing folder of the host, on every engine.
 */
export function mountsOf(subject: Subject): HostConfig {
  const { service, model } = subject;
  // Of two for one place the later one counts.
  const wanted = [
    ...new Map((service.volumes ?? []).map((mount, index) => [mount.target, { mount, index }])).values(),
  ];
  wanted.forEach(({ mount, index }) => checkMount(subject, mount, index));
  const [strings, mounts] = [true, false].map((simple) =>
    wanted.flatMap(({ mount }) => (isSimple(mount) === simple ? [mount] : [])),
  );
  return {
    ...listAt(
      'Binds',
      strings?.map((mount) => bindString(mount, model)),
    ),
    ...listAt(
      'Mounts',
      mounts?.map((mount) => mountOf(mount, model)),
    ),
    ...tmpfsOf(service.tmpfs),
  };
}

function checkMount(subject: Subject, mount: ComposeMount, index: number): void {
  const path = ['volumes', index];
  if (mount.type === 'npipe' || mount.type === 'cluster') {
    const what = mount.type === 'npipe' ? 'Windows' : 'Swarm';
    throw mistake(subject, path, `a volume of the type ${mount.type} is for ${what} alone`);
  }
  if (mount.bind?.selinux !== undefined && !isSimple(mount)) {
    throw mistake(
      subject,
      path,
      'the engine takes a selinux label only for a bind without other options',
      'Take out create_host_path, propagation and recursive, or label the folder on the host.',
    );
  }
}

function isSimple({ type, source, bind, volume }: ComposeMount): boolean {
  if (type === 'bind') return bind === undefined || isSimpleBind(bind);
  if (type !== 'volume' || !source) return false;
  return !volume?.nocopy && !volume?.subpath && Object.keys(volume?.labels ?? {}).length === 0;
}

/** As in Compose: with options, a folder that is not there is made only when that is said. A label has no other form. */
function isSimpleBind(bind: NonNullable<ComposeMount['bind']>): boolean {
  const isMade = bind.create_host_path ?? bind.selinux !== undefined;
  return isMade && !bind.propagation && !bind.recursive;
}

function bindString(mount: ComposeMount, model: ComposeModel): string {
  const selinux = mount.bind?.selinux;
  const options = [mount.read_only ? 'ro' : 'rw', ...(selinux ? [selinux] : [])];
  return `${sourceOf(mount, model)}:${mount.target ?? ''}:${options.join(',')}`;
}

function sourceOf({ type, source = '' }: ComposeMount, { volumes = {} }: ComposeModel): string {
  return type === 'volume' ? (volumes[source]?.name ?? source) : source;
}

function mountOf(mount: ComposeMount, model: ComposeModel): Mount {
  const source = sourceOf(mount, model);
  return {
    Type: mount.type as Mount['Type'],
    ...present('Source', source || undefined),
    Target: mount.target ?? '',
    ...present('ReadOnly', mount.read_only),
    ...present('Consistency', mount.consistency),
    ...optionsOf(mount),
  };
}

function optionsOf({ type, bind, volume, tmpfs, image }: ComposeMount): Partial<Mount> {
  if (type === 'bind' && bind) {
    return {
      BindOptions: {
        ...present('Propagation', bind.propagation),
        ...(bind.create_host_path === true && { CreateMountpoint: true }),
        ...(bind.recursive === 'disabled' && { NonRecursive: true }),
        ...(bind.recursive === 'writable' && { ReadOnlyNonRecursive: true }),
        ...(bind.recursive === 'readonly' && { ReadOnlyForceRecursive: true }),
      },
    };
  }
  if (type === 'volume' && volume) {
    const { nocopy, labels, subpath } = volume;
    return {
      VolumeOptions: {
        ...present('NoCopy', nocopy),
        ...present('Labels', labels),
        ...present('Subpath', subpath),
      },
    };
  }
  if (type === 'tmpfs' && tmpfs) {
    const size = tmpfs.size === undefined ? undefined : Number(tmpfs.size);
    return { TmpfsOptions: { ...present('SizeBytes', size), ...present('Mode', tmpfs.mode) } };
  }
  return type === 'image' && image ? { ImageOptions: { ...present('Subpath', image.subpath) } } : {};
}

/** `PATH[:OPTIONS]` */
function tmpfsOf(tmpfs: readonly string[] = []): HostConfig {
  const entries = tmpfs.map((text) => {
    const [path = '', ...options] = text.split(':');
    return [path, options.join(':')] as const;
  });
  return entries.length === 0 ? {} : { Tmpfs: Object.fromEntries(entries) };
}
