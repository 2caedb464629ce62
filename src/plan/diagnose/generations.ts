import type { Examination, RebuiltGeneration } from '../../types/index.ts';
import { person, type Symptom } from './symptom.ts';

/** What serves and cannot be read: nothing is planned for its project until it can. */
export function diagnoseGenerations({ rebuilt, names }: Examination): Symptom[] {
  return rebuilt.map((found) => (found.generation ? unreadable(found) : lost(found, names)));
}

function unreadable({ project, id, generation }: RebuiltGeneration): Symptom {
  const where = `file projects/${project}/generations/${id}/generation.json`;
  const message = `it serves, and its document was written by another version of ctr-bg, or by hand`;
  const text = 'it is written anew from what nginx serves and what the containers say';
  const cure = generation ? ({ kind: 'write-document', generation, text } as const) : person('');
  return { code: 'generation-unreadable', severity: 'risk', where, message, cure };
}

/** Nobody can tell what nginx has in its memory: only to end it is sure, and only a person may choose that. */
const lost = ({ project, id }: RebuiltGeneration, { proxy, root }: Examination['names']): Symptom => ({
  code: 'generation-lost',
  severity: 'risk',
  where: `file projects/${project}/generations/${id}`,
  message: 'it serves or is to serve, and neither its document nor its configuration can be read',
  cure: person(
    `docker exec ${proxy} sh -c 'rm -f ${root}/projects/${project}/live; kill -HUP 1' ends its service; then 'ctr-bg up' of ${project}`,
  ),
});
