import { loadCompose, type ComposeProject } from '../../../src/config/compose/project.ts';
import { look } from '../../../src/config/compose/surroundings.ts';
import { CtrBgError } from '../../../src/types/index.ts';
import { surroundingsOf, type Case } from './cases.ts';
import type { Verdict } from './judge.ts';

/** The case as ctr-bg reads it. */
export async function loadCase(item: Case): Promise<ComposeProject> {
  const { cwd, env } = surroundingsOf(item);
  const { files = [], envFiles, projectDirectory } = item;
  return loadCompose({
    surroundings: await look({ files, envFiles, projectDirectory, directory: cwd, environment: env }),
    directory: cwd,
    projectName: item.projectName,
    profiles: item.profiles,
    warn: () => undefined,
  });
}

/** ctr-bg's verdict, without a process of its own; anything thrown but a CtrBgError is a defect and passed on. */
export async function ctrBgSays(item: Case): Promise<Verdict> {
  try {
    const { model } = await loadCase(item);
    // So that what is printed can be read again, as Compose prints it.
    return { kind: 'project', project: JSON.parse(JSON.stringify(model).replaceAll('$', '$$$$')) as unknown };
  } catch (error) {
    if (!(error instanceof CtrBgError)) throw error;
    return { kind: 'refused', message: error.message };
  }
}
