import type { Laboratory } from '../../../laboratory/index.ts';
import { provideImages } from './images.ts';
import { argumentsOf, surroundingsOf, type Case } from './cases.ts';

/** What the engine says of a container, by the path of its API's words. */
export type Inspected = Readonly<Record<string, unknown>> & { readonly Id: string };

const LABEL = 'com.docker.compose';

/** What `docker inspect` says of the containers that Compose creates for a case, by service; they are removed. */
export async function composeContainers(
  lab: Laboratory,
  item: Case,
): Promise<Record<string, readonly Inspected[]>> {
  const compose = async (...args: string[]): Promise<string> => {
    const result = await lab.dockerCompose([...argumentsOf(item), ...args], surroundingsOf(item));
    if (result.exitCode === 0) return result.stdout;
    throw new Error(`docker compose ${args.join(' ')}: ${result.stderr}`);
  };
  const model = JSON.parse(await compose('config', '--format', 'json')) as { name: string };
  await provideImages(lab, (await compose('config', '--images')).split('\n').filter(Boolean));
  try {
    await compose('create', '--no-build', '--pull', 'never');
    return await inspectProject(lab, model.name);
  } finally {
    await compose('down', '--volumes', '--timeout', '0');
  }
}

async function inspectProject(lab: Laboratory, project: string): Promise<Record<string, Inspected[]>> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`${LABEL}.project=${project}`] }));
  const { api } = lab.engine;
  const list = (await api.json('GET', `/containers/json?all=1&filters=${filters}`)) as {
    Id: string;
    Labels: Record<string, string>;
  }[];
  const found: Record<string, Inspected[]> = {};
  for (const { Id, Labels } of list.toSorted((a, b) =>
    (a.Labels[`${LABEL}.container-number`] ?? '').localeCompare(b.Labels[`${LABEL}.container-number`] ?? ''),
  )) {
    const service = Labels[`${LABEL}.service`] ?? '';
    (found[service] ??= []).push((await api.json('GET', `/containers/${Id}/json`)) as Inspected);
  }
  return found;
}
