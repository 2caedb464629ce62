import type * as v from 'valibot';
import { either, eitherList, field, group, list, oneOrSeveral } from './field.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { hostVariables } from './host-variables.ts';
import { hookKeys } from './hook-keys.ts';
import * as kind from './kinds.ts';
import { notifyKeys } from './notify-keys.ts';
import { source } from './source-keys.ts';

/** `x-ctr-bg`, at the top of a file and in a service. Defaults are filled in later. */

const probe = group(
  {
    path: field(kind.path, 'Path of the GET that green must answer with 200 to 399. Default: /'),
    timeout: field(kind.positiveDuration, 'How long green may take to become healthy. Default: 60s'),
    interval: field(kind.interval, 'From one try to the next. Default: 50ms'),
    successes: field(kind.successes, 'How many successes in a row make it healthy. Default: 2'),
  },
  'How green shows that it is healthy.',
);

const drain = either(
  kind.duration,
  {
    http: field(kind.duration, 'For requests, downloads and event streams. Default: 30s'),
    websockets: field(kind.duration, 'For WebSockets. Default: 30s'),
  },
  'How long blue is kept after the switch for what is under way on it.',
);

const overlap = field(
  kind.overlap,
  'For volumes that both colours could write while both run: allowed, or refuse. Default: a warning',
);

/** What one service can have otherwise than the others. */
const handlingEntries = {
  body: field(kind.size, 'The largest body of a request. Default: unlimited'),
  timeouts: group(
    {
      connect: field(
        kind.positiveDuration,
        'For a connection to the application. Default: 1s where another container can be tried then, else 5s',
      ),
      read: field(kind.positiveDuration, 'Between two reads from the application. Default: 5m'),
      send: field(kind.positiveDuration, 'Between two writes to the application. Default: 5m'),
    },
    'How long nginx waits for the application.',
  ),
  request_headers: requestHeaders,
  response_headers: responseHeaders,
};

const pem = (description: string) => either(kind.fileName, source, description);

const proxy = group(
  {
    image: field(
      kind.image,
      'Image of the proxy: nginx 1.27.4 or later, sh, awk, flock and curl. Default: nginx:1.30',
    ),
    publish: either(
      kind.endpoint,
      {
        http: field(kind.endpoint, 'Default: 80'),
        https: field(kind.endpoint, 'Default: 443 when there is a certificate'),
      },
      'Where the proxy listens on the host: [ADDRESS:]PORT. The first deploy on a host decides for all.',
    ),
    tls: oneOrSeveral(
      {
        hosts: list(kind.host, 'The hosts that it is for. Default: all'),
        certificate: pem('PEM file with the certificate and its chain.'),
        key: pem('PEM file with the private key.'),
      },
      'Certificates.',
    ),
    redirect: field(
      kind.boolean,
      'Whether hosts with a certificate answer HTTP by a redirect. Default: true',
    ),
    hsts: field(kind.hsts, 'Strict-Transport-Security: true for two years, or seconds. Default: false'),
    real_ip: group(
      {
        from: list(kind.network, 'Addresses and ranges whose word is taken.'),
        header: field(kind.headerName, 'Default: X-Forwarded-For'),
        recursive: field(kind.boolean, 'Whether further trusted addresses in it are skipped. Default: true'),
      },
      "Takes the client's address from a header of trusted neighbours, such as a load balancer.",
    ),
    ...handlingEntries,
  },
  'The proxy of a host, shared by all projects on it, and how it passes requests on.',
);

const preview = group(
  {
    key: field(kind.previewKey, 'The secret that opens it: 16 characters or more.'),
    header: field(kind.ownHeaderName, 'Requests that have the key in this header see what is staged.'),
    cookie: field(
      kind.boolean,
      "Whether 'ctr-bg stage' prints a signed link that sets a cookie, for 8 hours. Default: false",
    ),
    host: field(kind.hostName, 'A host name of its own, unknown to everybody without header or cookie.'),
    port: field(
      kind.previewPort,
      'A port of the Docker host, which needs no key: [ADDRESS:]PORT, on 127.0.0.1 unless an address is given.',
    ),
  },
  'How what is staged can be looked at through the proxy. Default: not at all',
);

const settingsEntries = {
  proxy,
  preview,
  bg: field(kind.boolean, 'Answer GET /bg with the live colour on public hosts too. Default: false'),
  drain,
  probe,
  overlap,
  keep: field(
    kind.duration,
    'How long blue is kept running after the switch, to go back to at once. Default: 0s',
  ),
  retain: field(
    kind.retained,
    'How many releases that have served can be gone back to, beside the one that serves. Default: 5',
  ),
  watch: either(
    kind.duration,
    {
      for: field(kind.duration, 'How long green is watched. Default: 0s, not at all'),
      warm_up: field(
        kind.duration,
        'How long its times are not judged yet. Default: 5s, and no more than half of it',
      ),
      failures: field(kind.share, 'How much more of its requests green may fail than blue did. Default: 1%'),
      slower: field(
        kind.factor,
        'How many times the 95th percentile of blue that of green may be. Default: 1.5',
      ),
      minimum: field(kind.minimum, 'How many requests are the least to judge by. Default: 50'),
    },
    'Whether green is compared with blue on real requests after the switch, and given up when it is worse.',
  ),
  canary: group(
    {
      steps: list(kind.part, 'The parts of the clients that get green one after another, before all do.'),
      for: field(kind.positiveDuration, 'How long each step is watched, as by watch. Default: 60s'),
      key: field(
        kind.shareKey,
        "By what a client is told from others: cookie, which the proxy sets; address; cookie:NAME or header:NAME of the application's. Default: cookie",
      ),
    },
    'Whether green goes live step by step, and is given up when it is worse.',
  ),
  shadow: group(
    {
      share: field(kind.part, 'The part of the requests that green gets as well. Default: none'),
      for: field(kind.positiveDuration, 'How long, watched as by watch. Default: 60s'),
      methods: list(
        kind.method,
        'Only requests of these. Those that write are written twice. Default: GET and HEAD',
      ),
    },
    'Whether green gets copies of requests before any client gets it, and is given up when it is worse; nobody gets its answers to them.',
  ),
  rolling: either(
    kind.batch,
    {
      batch: field(
        kind.batch,
        'How many hosts are switched together: a number, a part such as 50%, group (those with the same first group), or all. Default: 1',
      ),
      pause: field(kind.duration, 'How long is waited from one batch to the next. Default: 0s'),
    },
    'Whether hosts are switched one after another, and not all at once. Default: all at once',
  ),
  prove: group(
    {
      lanes: list(
        kind.lane,
        'The kinds of clients, as --lane has them. Default: keep-alive, think and new-connection',
      ),
      rate: field(kind.rate, 'Requests per second of those that say none of their own. Default: 100'),
      path: field(kind.path, 'What they ask for. Default: the path of the first route'),
      version_header: field(kind.headerName, 'By which answers tell their version. Default: X-Version'),
      budget: field(kind.budget, 'What is allowed, as --budget has it. Default: failed=0,wrong=0'),
    },
    'The load of prove, and what it may lose, where the command line does not say.',
  ),
  engine: field(
    kind.engineKind,
    'What runs the containers: docker, or the swarm that the hosts belong to. Default: what runs them already, else docker',
  ),
  hooks: hookKeys,
  notify: notifyKeys,
  'on-unreachable': field(
    kind.onUnreachable,
    'What becomes of the others when one of several hosts does not answer any more: undo, continue-without or stop. Default: undo, so that all serve the same',
  ),
  hosts: eitherList(
    kind.engine,
    {
      name: field(kind.engineName, 'What the host is called. Default: as its endpoint'),
      endpoint: field(kind.engine, 'unix:///PATH, tcp://HOST:PORT, ssh://[USER@]HOST or context:NAME'),
      groups: list(kind.engineName, 'What several hosts are called together, for --group and for rolling.'),
      variables: hostVariables,
    },
    'The Docker engines that the project is deployed to, all or none; -H and -c come before them. Default: one, as the docker command finds it',
  ),
};

const serviceEntries = {
  port: field(kind.port, 'The port that the application listens on. Default: the one that its image EXPOSEs'),
  routes: eitherList(
    kind.route,
    {
      host: field(kind.host, 'Host name, *.example.com, or * for every other. Default: *'),
      path: field(kind.prefix, 'Prefix of the path, in whole segments; the longest wins. Default: /'),
      strip: field(kind.boolean, 'Whether the application sees the path without the prefix. Default: false'),
    },
    'The requests that the service answers: HOST[/PATH]. A service with a route is swapped.',
  ),
  probe,
  drain,
  overlap,
  replicas: field(kind.replicas, 'How many containers. Default: as deploy.replicas or scale'),
  proxy: group(handlingEntries, 'How nginx passes the requests of this service on.'),
};

export const settingsSchema = group(settingsEntries, 'What ctr-bg does with the project.');
export const serviceSettingsSchema = group(serviceEntries, 'How ctr-bg swaps the service.');

export type RawSettings = NonNullable<v.InferOutput<typeof settingsSchema>>;
export type RawServiceSettings = NonNullable<v.InferOutput<typeof serviceSettingsSchema>>;
export type RawProxy = NonNullable<RawSettings['proxy']>;
export type RawHandling = NonNullable<RawServiceSettings['proxy']>;
export type RawHooks = NonNullable<RawSettings['hooks']>;
export type RawNotices = NonNullable<RawSettings['notify']>;
export type RawProve = NonNullable<RawSettings['prove']>;
export type RawHosts = NonNullable<RawSettings['hosts']>;
export type RawTls = NonNullable<RawProxy['tls']>[number];
