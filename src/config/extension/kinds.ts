import { isIP } from 'node:net';
import type { PreviewPort } from '../../types/index.ts';
import { durationFrom, parseDuration } from '../duration.ts';
import { readImage } from '../image.ts';
import { readPath, readServiceName } from '../names.ts';
import { readPublish } from '../publish.ts';
import { readEngineKind, readOnUnreachable } from '../readers.ts';
import { type Reader, type Refusal, isRefusal, refuse } from '../refusal.ts';
import { oneOf, readBoolean, readPort, readReplicas, readText, wholeNumber } from '../scalar.ts';
import { readEngine } from './engine-address.ts';
import type { Kind } from './field.ts';
import { readHeaderName, readOwnHeaderName } from './headers.ts';
import { readBatch } from './batch.ts';
import { readPart, readShareKey } from './share.ts';
import { readRoute, readRouteHost, readPrefix } from './route.ts';
import { readSize } from './size.ts';

/** The values of the extension. A variable can stand for anything, so numbers and yes or no may be texts too. */

const text = { type: 'string' } as const;
const number = { type: ['integer', 'string'] } as const;
const kind = <T>(read: Reader<T>, json: Kind<T>['json']): Kind<T> => ({ read, json });

export const boolean = kind(readBoolean, { type: ['boolean', 'string'] });
export const duration = kind(parseDuration, { ...text, examples: ['500ms', '30s', '1m30s'] });
export const positiveDuration = kind(durationFrom(1), duration.json);
/** Less would be busy polling. */
export const interval = kind(durationFrom(10), duration.json);
export const size = kind(readSize, { ...number, examples: ['1m', '100m', 'unlimited'] });
export const port = kind(readPort, { ...number, minimum: 1, maximum: 65_535 });
export const replicas = kind(readReplicas, { ...number, minimum: 1 });
export const successes = kind(wholeNumber(1, 100), { ...number, minimum: 1, maximum: 100 });
export const retained = kind(wholeNumber(0, 100), { ...number, minimum: 0, maximum: 100 });
export const minimum = kind(wholeNumber(1, 1_000_000), { ...number, minimum: 1, maximum: 1_000_000 });
export const share = kind(readShare, { ...text, examples: ['1%', '0.5%'] });
/** Of all clients, as finely as nginx divides them. */
export const part = kind(readPart, { ...text, examples: ['5%', '25%', '100%'] });
export const shareKey = kind(readShareKey, {
  ...text,
  examples: ['cookie', 'address', 'cookie:session', 'header:X-Tenant'],
});
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];
export const method = kind(
  oneOf<Method>(Object.fromEntries(METHODS.map((name) => [name, name])) as Record<Method, Method>),
  { enum: METHODS },
);
export const batch = kind(readBatch, { type: ['integer', 'string'], examples: [1, '50%', 'group', 'all'] });
/** What stands behind the name of a lane or budget is read by `prove`, which says what each takes. */
export const lane = kind(
  matching(
    /^(keep-alive|think|new-connection|slow|upload|sse|websocket)(:\S+)?$/,
    'must be a kind of client, such as keep-alive or sse:path=/events',
    'Kinds are keep-alive, think, new-connection, slow, upload, sse and websocket.',
  ),
  { ...text, examples: ['keep-alive', 'sse:path=/events,ids'] },
);
export const budget = kind(
  matching(
    /^(failed|wrong|cut|gap|p50|p95|p99|max)=\w+( *, *(failed|wrong|cut|gap|p50|p95|p99|max)=\w+)*$/,
    'must be limits with commas between, such as failed=0,p99=250ms',
    'Limits are of failed, wrong, cut, gap, p50, p95, p99 and max.',
  ),
  { ...text, examples: ['failed=0,p99=250ms,gap=500ms'] },
);
export const rate = kind(wholeNumber(1, 5000), { ...number, minimum: 1, maximum: 5000 });
export const factor = kind(readFactor, { type: ['number', 'string'], examples: [1.5, 2] });
export const image = kind(readImage, { ...text, examples: ['nginx:1.30'] });
export const path = kind(readPath, { ...text, examples: ['/', '/health?full=1'] });
export const endpoint = kind(readPublish, { ...number, examples: [80, '127.0.0.1:8080', '[::1]:8080'] });
export const fileName = kind(readText, { ...text, examples: ['./tls/shop.crt'] });
export const secretName = kind(readText, text);
export const host = kind(readRouteHost, { ...text, examples: ['shop.example.com', '*.example.com', '*'] });
export const prefix = kind(readPrefix, { ...text, examples: ['/', '/api'] });
export const route = kind(readRoute, {
  ...text,
  examples: ['shop.example.com', 'shop.example.com/api', '*'],
});
export const engine = kind(readEngine, {
  ...text,
  examples: [
    'ssh://deploy@web-1.example.com',
    'tcp://192.0.2.1:2376',
    'unix:///var/run/docker.sock',
    'context:web-1',
  ],
});
export const serviceName = kind(readServiceName, { ...text, examples: ['web'] });
export const engineName = kind(readServiceName, { ...text, examples: ['web-1'] });
export const headerName = kind(readHeaderName, { ...text, examples: ['X-Forwarded-For'] });
/** A header that nobody else has a use for; nginx sets the others itself. */
export const ownHeaderName = kind(readOwnHeaderName, { ...text, examples: ['X-Preview'] });
/** Empty is absent: the variable that it comes from is not set everywhere. */
export const previewKey = kind(readPreviewKey, { ...text, examples: ['${PREVIEW_KEY}'] });
export const previewPort = kind(readPreviewPort, { ...number, examples: [8081, '127.0.0.1:8081'] });
/** Empty as a preview's key may be. */
export const webAddress = kind(readWebAddress, { ...text, examples: ['${DEPLOY_HOOK}'] });
/** Whoever waits for the end of a deploy waits for it. */
export const noticeTimeout = kind(readNoticeTimeout, duration.json);
export const hostName = kind(readHostName, { ...text, examples: ['preview.shop.example.com'] });
export const overlap = kind(oneOf<'allowed' | 'refuse'>({ allowed: 'allowed', refuse: 'refuse' }), {
  enum: ['allowed', 'refuse'],
});
export const onUnreachable = kind(readOnUnreachable, { enum: ['undo', 'continue-without', 'stop'] });
export const engineKind = kind(readEngineKind, { enum: ['docker', 'swarm'] });
export const network = kind(readNetwork, { ...text, examples: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'] });
export const hsts = kind(readHsts, { type: ['boolean', 'integer', 'string'], examples: [true, 31_536_000] });

function matching(pattern: RegExp, refused: string, hint: string): Reader<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : refuse(refused, hint));
}

function readHostName(value: unknown): string | Refusal {
  const host = readRouteHost(value);
  return isRefusal(host) || !host.startsWith('*') ? host : refuse('must be one host name, without *');
}

function readWebAddress(value: unknown): string | Refusal {
  if (value === '' || (typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)))
    return value;
  return refuse(
    'must be an http or https URL',
    'Give it by a variable, as in ${DEPLOY_HOOK}, or by a secret.',
  );
}

function readNoticeTimeout(value: unknown): number | Refusal {
  const ms = durationFrom(1)(value);
  return isRefusal(ms) || ms <= 60_000 ? ms : refuse('must be 1m at most');
}

function readPreviewKey(value: unknown): string | Refusal {
  if (value === '' || (typeof value === 'string' && /^[\w.~+/=-]{16,256}$/.test(value))) return value;
  return refuse(
    'must be a secret of 16 to 256 letters, digits and . _ ~ + / = -',
    "Make one with 'openssl rand -hex 24', and give it by a variable: key: ${PREVIEW_KEY}.",
  );
}

/** In the proxy it has the number that it has on the host, and nginx has these of its own. */
const TAKEN_PORTS = [4080];
const LOOPBACK = '127.0.0.1';

function readPreviewPort(value: unknown): PreviewPort | Refusal {
  const found = readPublish(value);
  if (isRefusal(found))
    return refuse(found.refused, 'Without an address it is on 127.0.0.1 of the Docker host.');
  const { address = LOOPBACK, port: number } = found;
  if (number >= 1024 && !TAKEN_PORTS.includes(number)) return { address, port: number };
  return refuse(`must be a port from 1024 on other than ${TAKEN_PORTS.join(', ')}`);
}

/** Two years, as Mozilla's guidelines have it. */
const LONG = 63_072_000;

function readHsts(value: unknown): number | false | Refusal {
  const seconds = wholeNumber(2, 2 ** 31 - 1)(value);
  if (!isRefusal(seconds)) return seconds;
  const word = readBoolean(value);
  if (isRefusal(word)) return refuse('must be true, false or a number of seconds');
  return word && LONG;
}

function readNetwork(value: unknown): string | Refusal {
  const [address = '', bits, ...rest] = typeof value === 'string' ? value.split('/') : [];
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const isWhole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  if (family !== 0 && isWhole && rest.length === 0 && !address.includes('%'))
    return String(value).toLowerCase();
  return refuse('must be an address or a range of them, such as 10.0.0.0/8 or 192.0.2.1');
}

function readShare(value: unknown): number | Refusal {
  const [, percent] = /^(\d{1,3}(?:\.\d{1,4})?) ?%$/.exec(String(value)) ?? [];
  const share = Number(percent) / 100;
  return share > 0 && share <= 1 ? share : refuse('must be a percentage above 0% and up to 100%, such as 1%');
}

function readFactor(value: unknown): number | Refusal {
  const factor = /^\d{1,4}(?:\.\d{1,4})?$/.test(String(value)) ? Number(value) : Number.NaN;
  return factor > 1 ? factor : refuse('must be a number above 1, such as 1.5');
}
