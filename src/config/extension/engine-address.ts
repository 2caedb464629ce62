import { type Refusal, refuse } from '../refusal.ts';
import { suggest } from '../suggest.ts';

const SCHEMES = ['unix', 'tcp', 'ssh', 'context'];
const ALLOWED = 'must be unix:///PATH, tcp://HOST:PORT, ssh://[USER@]HOST or context:NAME';

/** The address of a Docker engine as far as it can be judged without looking; what is behind it, the engine room knows. */
export function readEngine(value: unknown): string | Refusal {
  const text = typeof value === 'string' ? value.trim() : '';
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  const known = scheme.toLowerCase();
  if (known === 'context') return rest === '' || rest.includes('/') ? refuse(ALLOWED, CONTEXT) : text;
  if (!SCHEMES.includes(known)) return refuse(ALLOWED, hintFor(text, known));
  return /^\/\/./.test(rest) ? text : refuse(ALLOWED);
}

const CONTEXT = '`docker context ls` shows the contexts that there are: context:NAME, without slashes.';

/** Never with the text itself: it may hold a password. */
function hintFor(text: string, scheme: string): string | undefined {
  const meant = suggest(scheme, SCHEMES);
  if (scheme !== '' && meant !== undefined)
    return `Did you mean ${meant}:${meant === 'context' ? '' : '//'}?`;
  if (text.startsWith('/')) return 'Did you mean unix://, and the path behind it?';
  return text.includes('@') ? 'Did you mean ssh://, and the user and the host behind it?' : undefined;
}
