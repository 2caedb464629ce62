import type { Option } from 'commander';

/** What a flag means, with its choices and its default where it has one worth naming. */
export function optionText({ description, argChoices, defaultValue }: Option): string {
  const hasDefault = typeof defaultValue === 'string';
  const notes = [
    ...(argChoices === undefined ? [] : [argChoices.join(', ')]),
    ...(hasDefault ? [`default: ${defaultValue}`] : []),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}
