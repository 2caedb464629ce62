import type { Dependency, ImageFacts, MigrationSettings, Project, Service } from '../types/index.ts';
import { oneShot } from './one-shot.ts';

type Images = ReadonlyMap<string, ImageFacts>;
export type WithMigration = {
  readonly project: Project;
  readonly images: Images;
  readonly migrations: ReadonlyMap<string, MigrationSettings>;
};

/**
 * A `migrate` is a service that is run to its end, made of the one that it is written for, and every swapped service
 * waits for it. It waits itself for what that service waits for, as far as it is not swapped: for the database.
 */
export function withMigration(project: Project, images: Images): WithMigration {
  const { migration } = project;
  const made = project.services.find(({ name }) => name === migration?.service);
  if (migration === undefined || made === undefined) return { project, images, migrations: new Map() };
  const { timeout, reversible, eachHost } = migration;
  const { name: of, routing: _routing, containerName: _own, container, dependsOn, ...service } = made;
  const name = `${of}-migrate`;
  const settings = oneShot(container, migration);
  const swapped = new Set(project.services.flatMap((one) => (one.routing ? [one.name] : [])));
  const added: Service = {
    ...service,
    name,
    replicas: 1,
    dependsOn: dependsOn.filter(({ service: other }) => !swapped.has(other)),
    container: {
      ...settings,
      environment: {
        ...settings.environment,
        CTR_BG_PROJECT: project.name,
        CTR_BG_HOOK: 'migrate',
      },
    },
  };
  const waits: Dependency = { service: name, condition: 'completed', required: true };
  const services = project.services.map((one) =>
    one.routing ? { ...one, dependsOn: [...one.dependsOn, waits] } : one,
  );
  const facts = images.get(of);
  return {
    project: { ...project, services: [...services, added] },
    images: facts ? new Map([...images, [name, facts]]) : images,
    migrations: new Map([[name, { timeout, reversible, eachHost }]]),
  };
}
