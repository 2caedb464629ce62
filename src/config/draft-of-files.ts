import { type ComposeProject, loadCompose } from './compose/project.ts';
import type { Surroundings } from './compose/surroundings.ts';
import type { Draft } from './draft.ts';
import { loadCertificates, readServiceSettings, readSettings } from './extension/index.ts';
import { refuseMisspelt } from './extensions.ts';
import { refuseNul } from './nul.ts';

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
  const draft = uncertifiedDraft(compose);
  const { secrets, at, environment, projectDirectory } = compose;
  const sources = { directory: projectDirectory, secrets, environment, at, now: () => new Date(), warn };
  return { ...draft, certificates: await loadCertificates(draft.settings, sources) };
}

/** The same before the certificates are read, which only a deploy needs. */
export function uncertifiedDraft(compose: ComposeProject): Draft {
  refuseMisspelt(compose.tree);
  refuseNul(compose.tree);
  const { model, at } = compose;
  const settings = readSettings(model['x-ctr-bg'], at);
  const own = Object.entries(model.services).map(
    ([name, service]) => [name, readServiceSettings(service['x-ctr-bg'], name, at)] as const,
  );
  return { ...compose, settings, own: new Map(own), certificates: [] };
}
