import { type ComposeProject, loadCompose } from './compose/project.ts';
import type { Surroundings } from './compose/surroundings.ts';
import type { Draft } from './draft.ts';
import { refuseMisspelt } from './extensions.ts';
import { refuseLater, supportedPart } from './supported.ts';
import { validate } from './validate.ts';

type Asked = {
  readonly directory: string;
  readonly projectName?: string | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly image?: string | undefined;
};

/** What the Compose files of the surroundings ask for. */
export async function draftOfFiles(
  surroundings: Surroundings,
  { directory, projectName, profiles, image }: Asked,
  warn: (message: string) => void,
): Promise<Draft> {
  const compose = await loadCompose({
    surroundings,
    directory,
    projectName,
    profiles,
    imageIsGiven: image !== undefined,
    warn,
  });
  return draftOf(compose);
}

function draftOf(compose: ComposeProject): Draft {
  refuseMisspelt(compose.tree);
  refuseLater(compose);
  const raw = validate(supportedPart(compose.model), compose.at);
  const services = Object.entries(raw.services ?? {}).map(([key, service]) => [key, service ?? {}] as const);
  return {
    name: compose.model.name,
    services: new Map(services),
    settings: raw['x-ctr-bg'] ?? {},
    at: compose.at,
  };
}
