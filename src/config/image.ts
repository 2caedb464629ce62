import { CtrBgError } from '../types/index.ts';
import { sanitizeName } from './names.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

const DOMAIN = /^(?:localhost|[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,128}$/;
const LONGEST = 512;

type Parts = { readonly path: readonly string[]; readonly tag?: string; readonly digest?: string };

/** An image reference as Docker defines it: `[HOST[:PORT]/]PATH[:TAG][@DIGEST]`, or an image's id. */
export function readImage(value: unknown): string | Refusal {
  if (typeof value === 'string' && value.length <= LONGEST && isReference(split(value))) return value;
  return refuse(
    'must be an image such as nginx:1.30 or registry.example.com/shop/web:2',
    'The name of an image is in lower case, without a scheme and without spaces.',
  );
}

/** The image that an argument names; throws USAGE. */
export function imageArgument(text: string): string {
  const result = readImage(text);
  if (!isRefusal(result)) return result;
  throw new CtrBgError('USAGE', `the image ${result.refused}`, result.hint ? { hint: result.hint } : {});
}

/** What to call something of which only the image is known: the last part of its path. */
export function nameFromImage(image: string): string {
  return sanitizeName((split(image).path.at(-1) ?? '').replaceAll('.', '-')) || 'app';
}

function split(reference: string): Parts {
  const at = reference.indexOf('@');
  const name = at < 0 ? reference : reference.slice(0, at);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return {
    path: (colon < 0 ? name : name.slice(0, colon)).split('/'),
    ...(colon < 0 ? {} : { tag: name.slice(colon + 1) }),
    ...(at < 0 ? {} : { digest: reference.slice(at + 1) }),
  };
}

function isReference({ path, tag, digest }: Parts): boolean {
  const [first = '', ...rest] = path;
  // As in Docker: the first part is a registry only when it looks like a host.
  const isDomain = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first));
  const components = isDomain ? rest : path;
  return (
    (!isDomain || DOMAIN.test(first)) &&
    components.every((component) => COMPONENT.test(component)) &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || DIGEST.test(digest))
  );
}
