import { field } from './field.ts';
import * as kind from './kinds.ts';

/** What is a secret may stand outside of the file. */
export const source = {
  secret: field(kind.secretName, 'Name of a secret of this Compose file.'),
  file: field(kind.fileName, 'A file on the machine where ctr-bg runs.'),
};
