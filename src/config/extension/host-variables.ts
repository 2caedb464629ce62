import { type Refusal, refuse } from '../refusal.ts';
import { pairs, textOf } from './pairs.ts';

/** What Compose takes for a variable in ${NAME}. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;

export const hostVariables = pairs(readVariable, {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
  description:
    'What ${NAME} stands for on this host, in environment, labels, command, entrypoint and hostname of services; every host must have it.',
});

function readVariable(key: string, value: unknown): readonly [string, string] | Refusal {
  if (!NAME.test(key))
    return refuse(
      'must have a name of letters, digits and _, such as REGION',
      'So that ${NAME} can name it.',
    );
  const text = textOf(value);
  return text === undefined || text.includes('\0')
    ? refuse('must be a text, a number, true or false')
    : [key, text];
}
