import {
  OLDEST_NGINX,
  isOlder,
  type Cure,
  type Endpoint,
  type Examination,
  type ProxyFacts,
} from '../../types/index.ts';
import { clash } from '../endpoint.ts';
import { applications, hasProjects, isBusy, person, type Symptom } from './symptom.ts';

export function diagnoseProxy(seen: Examination): Symptom[] {
  const { proxy, names } = seen;
  if (proxy === undefined) return missing(seen);
  const where = `container ${names.proxy}`;
  if (!proxy.isOurs) return [foreign(where, names.proxy)];
  const { inside, restart, id } = proxy;
  return [
    ...(proxy.state === 'running' ? image(proxy, where, names.proxy) : down(proxy, where, seen)),
    ...(restart !== 'always'
      ? [
          {
            code: 'restart-policy',
            severity: 'risk',
            where,
            message: `its restart policy is '${restart}': it would stay down after a restart of the engine`,
            cure: {
              kind: 'set-restart',
              project: '',
              container: id,
              text: `docker update --restart always ${names.proxy}`,
            },
          } as const,
        ]
      : []),
    ...leftovers(inside?.leftovers ?? [], seen),
    ...(inside !== undefined && seen.view !== undefined && !hasProjects(seen) && !isBusy(seen)
      ? [idle(where)]
      : []),
  ];
}

/** Paths below the volume's root, `projects/NAME/…`. */
function leftovers(paths: readonly string[], { atWork }: Examination): Symptom[] {
  const projects = [...new Set(paths.map((path) => path.split('/')[1] ?? ''))].filter(
    (name) => name !== '' && !atWork.includes(name),
  );
  return projects.map((project) => {
    const own = paths.filter((path) => path.startsWith(`projects/${project}/`));
    const message = `an interrupted deploy left ${own.join(', ')}`;
    const cure = { kind: 'remove-files', project, paths: own, text: 'they are removed' } as const;
    return { code: 'files', severity: 'leftover', where: `file projects/${project}`, message, cure };
  });
}

function missing({ containers, hasVolume, names }: Examination): Symptom[] {
  const orphans = applications(containers);
  if (orphans.length === 0) return [];
  const projects = [...new Set(orphans.map(({ project }) => project))].join(', ');
  const volume = hasVolume ? `; its volume still says what was live` : '';
  return [
    {
      code: 'proxy-missing',
      severity: 'outage',
      where: `container ${names.proxy}`,
      message: `it is gone, and containers of ${projects} are there that it served`,
      cure: person(
        `'ctr-bg up' of ${projects}, with --publish when it was not on port 80: the proxy is made anew${volume}`,
      ),
    },
  ];
}

const foreign = (where: string, name: string): Symptom => ({
  code: 'name-taken',
  severity: 'risk',
  where,
  message: 'it has the name of our proxy and is not ours',
  cure: person(`docker rename ${name} OTHER`),
});

const idle = (where: string): Symptom => ({
  code: 'proxy-idle',
  severity: 'leftover',
  where,
  message: 'no project is on this host, and the proxy is',
  cure: { kind: 'establish', project: 'ctr-bg', text: 'it is removed with its volume and its network' },
});

function down(proxy: ProxyFacts, where: string, seen: Examination): Symptom[] {
  const severity = hasProjects(seen) ? 'outage' : 'leftover';
  const taken = portTaken(proxy, seen, severity);
  const message =
    proxy.error === ''
      ? `it is ${proxy.state}`
      : `it is ${proxy.state}: ${proxy.error.replaceAll('\n', ' ')}`;
  return [
    { code: 'proxy-down', severity, where, message, cure: startCure(proxy, seen, taken.length > 0) },
    ...taken,
  ];
}

function startCure({ image: made, publish, state }: ProxyFacts, seen: Examination, isTaken: boolean): Cure {
  const { names } = seen;
  if (isTaken) return person("free its port, then 'ctr-bg doctor --fix'");
  const isOnNetwork = seen.networks.some(({ name, isOurs }) => isOurs && name === names.network);
  if (!isOnNetwork) return person('see its network, which is gone');
  if (state === 'restarting') return person(`'docker logs ${names.proxy}' says why it ends again and again`);
  const text = state === 'paused' ? `docker unpause ${names.proxy}` : `docker start ${names.proxy}`;
  return { kind: 'start-proxy', image: made, publish, text };
}

/** By another container, as the engine tells; by another program, as far as its last start met it. */
function portTaken(
  { publish, error }: ProxyFacts,
  { containers, names }: Examination,
  severity: Symptom['severity'],
): Symptom[] {
  const wanted: readonly Endpoint[] = [publish, ...(publish.https ? [publish.https] : [])];
  const isWanted = (one: Endpoint): boolean => wanted.some((ours) => clash(ours, one));
  const holders = containers.filter(({ name, ports }) => name !== names.proxy && ports.some(isWanted));
  if (holders.length > 0) {
    return holders.map(({ name, ports }) => ({
      code: 'port-taken',
      severity,
      where: `container ${name}`,
      message: `it has port ${ports.find(isWanted)?.port} of the host, which is the proxy's`,
      cure: person(`docker stop ${name}`),
    }));
  }
  if (!/port is already allocated|address already in use/i.test(error)) return [];
  return [
    {
      code: 'port-taken',
      severity,
      where: `port ${wanted.map(({ port }) => port).join(' or ')} of the host`,
      message: 'another program had it when the proxy was to start',
      cure: person(`'ss -ltnp' on the host shows which one; when it is free: docker start ${names.proxy}`),
    },
  ];
}

function image({ image: made, inside }: ProxyFacts, where: string, name: string): Symptom[] {
  if (inside === undefined) return [];
  const lacks = inside.missing.length > 0 ? `it lacks ${inside.missing.join(', ')}` : undefined;
  const isOld = inside.nginx !== '' && isOlder(inside.nginx, OLDEST_NGINX);
  const old = isOld
    ? `its nginx is ${inside.nginx}, and ${OLDEST_NGINX} is the first that loses no request`
    : undefined;
  const wrong = [lacks, old].filter((one) => one !== undefined);
  if (wrong.length === 0) return [];
  return [
    {
      code: 'proxy-image',
      severity: 'risk',
      where,
      message: `it was made of ${made}: ${wrong.join('; ')}`,
      cure: person(
        `an outage of seconds: 'docker rm -f ${name}', then 'ctr-bg up' with the image nginx:1.30 for the proxy`,
      ),
    },
  ];
}
