import type { ContainerInspect, Engine } from '../engine/index.ts';
import { CtrBgError, LABEL, ROLE, SCHEMA, type ContainerState, type ContainerView } from '../types/index.ts';

/** The application containers that carry our labels; judged by inspect, since a listing can lie (FAILURES 42). */
export async function observeContainers(engine: Engine): Promise<ContainerView[]> {
  const listed = await engine.listContainers([`${LABEL.role}=${ROLE.application}`]);
  const inspected = await Promise.all(listed.map(({ Id }) => engine.inspectContainer(Id)));
  return inspected
    .flatMap((found) => (found ? [viewOf(found)] : []))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function viewOf({ Id, Name, State, Config }: ContainerInspect): ContainerView {
  const label = (name: keyof typeof LABEL) => Config.Labels[LABEL[name]] ?? '';
  if (label('schema') !== SCHEMA) throw otherSchema(Name, label('schema'));
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    state: State.Status as ContainerState,
    project: label('project'),
    service: label('service'),
    color: label('color') === 'green' ? 'green' : 'blue',
    number: Number(label('number')),
    release: label('release'),
    configHash: label('configHash'),
    image: { reference: label('image'), digest: label('digest') },
    address: label('address'),
    stopGrace: Number(label('stopGrace')),
  };
}

function otherSchema(name: string, schema: string): CtrBgError {
  return new CtrBgError(
    'ENGINE_REFUSED',
    `container ${name} was made by another version of ctr-bg (schema ${schema})`,
    {
      hint: 'Use that version, or a newer one.',
    },
  );
}
