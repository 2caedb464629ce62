import { loadCompose } from '../../../src/config/compose/project.ts';
import { look } from '../../../src/config/compose/surroundings.ts';
import { CtrBgError } from '../../../src/types/index.ts';
import { surroundingsOf, type Case } from './cases.ts';
import type { Verdict } from './judge.ts';

/** ctr-bg's verdict, without a process of its own; anything thrown but a CtrBgError is a defect and passed on. */
export async function ctrBgSays(item: Case): Promise<Verdict> {
  const { cwd, env } = surroundingsOf(item);
  try {
    const asked = { files: item.files ?? [], envFiles: item.envFiles, directory: cwd, environment: env };
    const { model } = await loadCompose({
      surroundings: await look(asked),
      directory: cwd,
      projectName: item.projectName,
      profiles: item.profiles,
      warn: () => undefined,
    });
    // So that what is printed can be read again, as Compose prints it.
    return { kind: 'project', project: JSON.parse(JSON.stringify(model).replaceAll('$', '$$$$')) as unknown };
  } catch (error) {
    if (!(error instanceof CtrBgError)) throw error;
    return { kind: 'refused', message: error.message };
  }
}
