import type { YAMLError } from 'yaml';

type Words = { readonly what: string; readonly hint?: string };

const INDENT = 'Check the indentation, and put values with : or # or quotes in them into quotes.';

/** Our own words for the library's errors: its messages may quote the file, and so a secret. */
const WORDS: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  ALIAS_PROPS: { what: 'an alias cannot have an anchor or a tag' },
  BAD_ALIAS: { what: 'this is no name of an alias', hint: 'A text that begins with * belongs in quotes.' },
  BAD_DIRECTIVE: { what: 'this YAML directive is not known', hint: 'Remove the line that begins with %.' },
  BAD_DQ_ESCAPE: {
    what: 'this escape is not known in double quotes',
    hint: 'Write \\\\ for a backslash, or use single quotes.',
  },
  BAD_INDENT: {
    what: 'the indentation is wrong here',
    hint: 'What belongs together begins in the same column.',
  },
  BAD_SCALAR_START: { what: 'a text cannot begin with this character', hint: 'Put the text in quotes.' },
  BLOCK_AS_IMPLICIT_KEY: { what: 'a second mapping begins on the line of the first', hint: INDENT },
  BLOCK_IN_FLOW: { what: 'a block cannot be inside of [ ] or { }' },
  KEY_OVER_1024_CHARS: { what: 'this key is longer than 1024 characters' },
  MISSING_CHAR: { what: 'a character is missing: a closing quote or bracket, a comma, a colon or a space' },
  MULTILINE_IMPLICIT_KEY: { what: 'a key must be on one line', hint: INDENT },
  TAB_AS_INDENT: { what: 'a tab cannot be used to indent', hint: 'Use spaces.' },
  TAG_RESOLVE_FAILED: {
    what: 'this tag is not supported',
    hint: 'Those of YAML itself are, and !reset and !override of Compose.',
  },
  UNEXPECTED_TOKEN: { what: 'this was not expected here', hint: INDENT },
};

/** What is wrong, and what to do, for an error code of the YAML library. */
export function wordsOf(code: YAMLError['code']): Words {
  return WORDS[code] ?? { what: 'this is not valid YAML', hint: INDENT };
}
