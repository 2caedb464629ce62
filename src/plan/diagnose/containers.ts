import { SCHEMA, type ContainerFacts, type Examination } from '../../types/index.ts';
import { isAside } from '../claim.ts';
import { liveContainers } from './projects.ts';
import { person, type Symptom } from './symptom.ts';

export function diagnoseContainers(seen: Examination): Symptom[] {
  const { containers, view, atWork } = seen;
  const live = liveContainers(seen);
  return [
    ...containers.filter(({ role, schema }) => role !== '' && schema !== SCHEMA).map(otherVersion),
    ...containers.filter(({ id, restart }) => live.has(id) && restart !== 'always').map(staysDown),
    ...containers.filter(({ id, state }) => live.has(id) && state === 'restarting').map(loops),
    ...(view?.supporting ?? [])
      .filter((found) => isAside(found) && !atWork.includes(found.project))
      .map(({ name, service, project }): Symptom => ({
        code: 'aside',
        severity: 'leftover',
        where: `container ${name}`,
        message: `an interrupted deploy set it aside for a new ${service}, and its data may be needed`,
        cure: person(`'ctr-bg up' of ${project} brings that to its end`),
      })),
  ];
}

const otherVersion = ({ name, schema }: ContainerFacts): Symptom => ({
  code: 'schema',
  severity: 'risk',
  where: `container ${name}`,
  message: `it was made by another version of ctr-bg (schema ${schema || 'none'}), and keeps this one from deploying`,
  cure: person(`use that version, or, when nobody needs it: docker rm -f ${name}`),
});

/** Blue gets the policy `no` before it is stopped (FAILURES finding 4); a deploy may have ended just then. */
const staysDown = ({ id, name, project, restart }: ContainerFacts): Symptom => ({
  code: 'restart-policy',
  severity: 'risk',
  where: `container ${name}`,
  message: `it serves, and its restart policy is '${restart}': it would stay down after a restart of the engine`,
  cure: { kind: 'set-restart', project, container: id, text: `docker update --restart always ${name}` },
});

const loops = ({ name, project }: ContainerFacts): Symptom => ({
  code: 'live-down',
  severity: 'outage',
  where: `container ${name}`,
  message: 'it ends again and again, and the proxy routes to it',
  cure: person(`'docker logs ${name}' says why; 'ctr-bg up' of ${project} with a good image replaces it`),
});
