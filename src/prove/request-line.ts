import { CtrBgError } from '../types/index.ts';

/** What may stand in the first line of a request: printable ASCII without a blank. */
const PATH = /^\/[\u0021-\u007e]*$/;
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\u0020-\u007e\u0080-\u00ff]*)$/;
/** They frame a message, or are the load's own. */
const OURS = ['connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer'];

export function readHttpPath(flag: string, text: string): string {
  if (PATH.test(text)) return text;
  throw new CtrBgError('USAGE', `${flag} is no path of a URL: ${JSON.stringify(text)}`, {
    hint: 'It begins with / and has no blanks: %20 is one, %2C a comma.',
  });
}

export type HeaderLine = { readonly name: string; readonly value: string };

export function readHeader(text: string): HeaderLine {
  const [, name, value = ''] = HEADER.exec(text) ?? [];
  // What follows the name may be secret.
  if (name === undefined)
    throw new CtrBgError('USAGE', '--header wants a name and a value', {
      hint: "Write --header 'Accept-Language: en'.",
    });
  if (OURS.includes(name.toLowerCase()))
    throw new CtrBgError('USAGE', `--header cannot set ${name}, by which messages are framed`);
  return { name, value: value.trim() };
}
