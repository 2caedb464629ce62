import { type Refusal, isRefusal, refuse } from '../refusal.ts';
import { splitWords } from '../command.ts';
import { field, group, oneOrSeveral } from './field.ts';
import type { Kind } from './field.ts';
import * as kind from './kinds.ts';

/** As Compose reads `command`: a list is taken as it is, a text is split like a shell would, without one. */
export const words: Kind<readonly string[]> = {
  read: readWords,
  json: {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
    examples: [['node', 'smoke.js'], 'npm run migrate'],
  },
};

function readWords(value: unknown): readonly string[] | Refusal {
  const list = typeof value === 'string' ? splitWords(value) : value;
  if (isRefusal(list)) return list;
  if (!Array.isArray(list) || list.some((word) => typeof word !== 'string'))
    return refuse('must be a command: a text, or a list of texts', 'As in ["node", "smoke.js"].');
  const [program = ''] = list as readonly string[];
  if (program === '') return refuse('must name a program');
  const isCut = (list as readonly string[]).some((word) => word.includes('\0'));
  return isCut ? refuse('must not hold a NUL character') : (list as readonly string[]);
}

const inContainer = {
  service: field(
    kind.serviceName,
    'Whose image, environment, networks and volumes. Default: the only one with a route',
  ),
  run: field(words, 'The command, in a container of the service.'),
  entrypoint: field(words, 'Instead of the entrypoint of the service.'),
};
const timeout = field(kind.positiveDuration, 'How long it may take. Default: 5m');
const eachHost = field(kind.boolean, 'On each host instead of only the first. Default: false');

const hook = (description: string) =>
  oneOrSeveral(
    {
      ...inContainer,
      local: field(words, 'The command, on the machine where ctr-bg runs, instead of run.'),
      timeout,
      each_host: eachHost,
    },
    description,
  );

export const hookKeys = group(
  {
    'pre-deploy': hook('Before anything is changed; when it fails, nothing is.'),
    migrate: group(
      {
        ...inContainer,
        reversible: field(
          kind.boolean,
          'Whether the release before can serve on what it leaves behind. Default: true',
        ),
        timeout,
        each_host: eachHost,
      },
      'Run to its end before the new release starts, once for each image and configuration.',
    ),
    'pre-switch': hook('When green is healthy; when it fails, blue goes on serving.'),
    'post-switch': hook('When the new release serves.'),
    'on-failure': hook('When a deploy was turned back, or serves on although it is worse.'),
    'on-rollback': hook('When a rollback was made.'),
  },
  'Commands at certain moments of a deploy.',
);
