import { type Refusal, refuse } from './refusal.ts';

/**
 * Allow-lists, not escaping (FAILURES 74): what ends up in the proxy's configuration, in a container's name or in a
 * command line cannot hold anything but these characters.
 */
const PROJECT = /^[a-z0-9][a-z0-9_-]*$/;
const SERVICE = /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const PATH = /^\/(?!\/)[A-Za-z0-9._~/%@:+,=-]*(?:\?[A-Za-z0-9._~/%@:+,=&?-]*)?$/;
const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const LABEL_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/;
const LONGEST_NAME = 63;
/** Our own labels say what a container is: a user's label must not be able to. */
const OWN_LABEL = /^ctr-bg\./;

export function readProjectName(value: unknown): string | Refusal {
  if (typeof value === 'string' && value.length <= LONGEST_NAME && PROJECT.test(value)) return value;
  return refuse(
    `must be at most ${LONGEST_NAME} lower-case letters, digits, - and _, and begin with a letter or a digit`,
  );
}

export function readServiceName(value: unknown): string | Refusal {
  if (typeof value === 'string' && value.length <= LONGEST_NAME && SERVICE.test(value)) return value;
  return refuse(
    `must be at most ${LONGEST_NAME} letters, digits, ., - and _, and begin with a letter or a digit`,
  );
}

/** A host name (RFC 1123), one with `*.` before it, or `*`; in lower case. */
export function readHost(value: unknown): string | Refusal {
  const host = typeof value === 'string' ? value.toLowerCase() : '';
  if (host === '*') return host;
  const labels = host.replace(/^\*\./, '').split('.');
  if (host.length <= 253 && labels.every((label) => label.length <= 63 && HOST_LABEL.test(label)))
    return host;
  return refuse('must be a host name such as shop.example.com, *.example.com, or * for every other host');
}

export function readPath(value: unknown): string | Refusal {
  if (typeof value === 'string' && value.length <= 1024 && PATH.test(value)) return value;
  return refuse(
    'must be a path such as /healthz or /health?full=1',
    'It begins with one /; other than letters and digits it may hold . _ ~ / % @ : + , = - and a query.',
  );
}

export function readEnvironmentName(value: unknown): string | Refusal {
  if (typeof value === 'string' && value.length <= 255 && ENVIRONMENT_NAME.test(value)) return value;
  return refuse('must have a name of letters, digits, _, . and -, that begins with a letter or _');
}

export function readLabelName(value: unknown): string | Refusal {
  if (typeof value !== 'string' || value.length > 255 || !LABEL_NAME.test(value)) {
    return refuse('must have a name of letters, digits, ., _, / and -, such as com.example.team');
  }
  return OWN_LABEL.test(value)
    ? refuse('must not begin with ctr-bg., which are the labels of ctr-bg itself')
    : value;
}

/** The nearest valid project name, as Compose makes one of a folder's; empty when nothing of it is left. */
export function sanitizeName(text: string): string {
  const kept = text.toLowerCase().replace(/[^a-z0-9_-]/g, '');
  return kept.replace(/^[_-]+/, '').slice(0, LONGEST_NAME);
}
