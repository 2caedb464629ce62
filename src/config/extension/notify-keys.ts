import { NOTICED } from '../../types/index.ts';
import { oneOf } from '../scalar.ts';
import { either, field, list, oneOrSeveral, type Kind } from './field.ts';
import { words } from './hook-keys.ts';
import * as kind from './kinds.ts';
import { source } from './source-keys.ts';

type Noticed = (typeof NOTICED)[number];
const outcome: Kind<Noticed> = {
  read: oneOf(Object.fromEntries(NOTICED.map((name) => [name, name])) as Record<Noticed, Noticed>),
  json: { enum: [...NOTICED] },
};
const address = (description: string) => either(kind.webAddress, source, description);

export const notifyKeys = oneOrSeveral(
  {
    webhook: address('Where the JSON document of the result is POSTed: best a variable or a secret.'),
    slack: address('Where it is POSTed as {"text": …}, as Slack and those like it read it.'),
    command: field(words, 'A command on the machine where ctr-bg runs; it reads the JSON document.'),
    on: list(
      outcome,
      'What is told. Default: deployed, promoted, rolled-back, undone, failed (which is all that needs a person)',
    ),
    timeout: field(kind.noticeTimeout, 'For all tries together, up to 1m. Default: 10s'),
  },
  'Who is told what came of a command; each has one of webhook, slack and command.',
);
