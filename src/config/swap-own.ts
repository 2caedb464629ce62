import type { ComposePort, ComposeService } from './compose/model-service.ts';
import type { Origin, Path } from './located.ts';

/** Why a service cannot be swapped as it is written, and what to write instead. */
export type Obstacle = {
  readonly path: Path;
  readonly origin: Origin;
  readonly message: string;
  readonly hint: string;
};

type Rule = (service: ComposeService) => readonly Found[];
type Found = { readonly at: Path; readonly what: string; readonly hint: string };

/** What a swapped service has that can be there only once; what only a Swarm can do is none on one. */
export function ownObstacles(name: string, service: ComposeService, isSwarm: boolean): Obstacle[] {
  const rules = isSwarm ? RULES : [...RULES, mode];
  return rules.flatMap((rule) =>
    rule(service).map(({ at, what, hint }) => ({
      path: ['services', name, ...at],
      origin: 'key',
      message: `${name} has a route, so blue and green of it run side by side, but ${what}`,
      hint,
    })),
  );
}

const containerName: Rule = ({ container_name: name }) =>
  name === undefined
    ? []
    : [
        {
          at: ['container_name'],
          what: 'container_name can name one container alone',
          hint: 'Remove it: the containers are called PROJECT-SERVICE-COLOR-N, and other services reach them by the name of the service.',
        },
      ];

/** A port without `published` gets a free one from the engine, so it does not clash. */
const hostPorts: Rule = ({ ports = [] }) =>
  ports.flatMap((port, index) =>
    port.published === undefined
      ? []
      : [
          {
            at: ['ports', index],
            what: `only one of them can have port ${port.published} of the host`,
            hint: rewrite(port),
          },
        ],
  );

function rewrite({ target, published, protocol = 'tcp' }: ComposePort): string {
  if (protocol !== 'tcp') {
    return `The proxy passes HTTP on: move what speaks ${protocol.toUpperCase()} into a service without a route.`;
  }
  return `The proxy publishes it: remove ports: and write x-ctr-bg: { port: ${target ?? ''} } in the service and x-ctr-bg: { proxy: { publish: ${published ?? ''} } } at the top level; expose: ["${target ?? ''}"] says it as well.`;
}

const networkMode: Rule = ({ network_mode: mode = '' }) =>
  /^(?:host|none|service:|container:)/.test(mode)
    ? [
        {
          at: ['network_mode'],
          what: `network_mode: ${mode} keeps them off the network of the proxy`,
          hint: 'Remove it, or move what needs it into a service without a route.',
        },
      ]
    : [];

const STATIC = ['ipv4_address', 'ipv6_address', 'mac_address', 'link_local_ips'] as const;

const staticAddress: Rule = ({ networks = {}, mac_address: mac }) => [
  ...Object.entries(networks).flatMap(([network, settings]) =>
    STATIC.filter((key) => settings?.[key] !== undefined).map((key) => ({
      at: ['networks', network, key],
      what: `only one of them can have this ${key.replaceAll('_', ' ')}`,
      hint: 'Remove it: other services reach it by its name, clients by the proxy.',
    })),
  ),
  ...(mac === undefined
    ? []
    : [{ at: ['mac_address'], what: 'only one of them can have this mac address', hint: 'Remove it.' }]),
];

const noContainers: Rule = ({ scale, deploy }) => {
  const at = scale === 0 ? ['scale'] : deploy?.replicas === 0 ? ['deploy', 'replicas'] : undefined;
  if (at === undefined) return [];
  const hint = "Say 1 or more, or take the routes away; 'ctr-bg down' takes the whole project off the proxy.";
  return [{ at, what: 'none of them is to run', hint }];
};

const mode: Rule = ({ deploy }) =>
  deploy?.mode === undefined || deploy.mode === 'replicated'
    ? []
    : [
        {
          at: ['deploy', 'mode'],
          what: `deploy.mode: ${deploy.mode} is for a Swarm, and they are containers`,
          hint: 'Remove it; deploy.replicas says how many there are. A Swarm can do it: x-ctr-bg: { engine: swarm }.',
        },
      ];

const provider: Rule = ({ provider: found }) =>
  found === undefined
    ? []
    : [
        {
          at: ['provider'],
          what: 'a provider makes no containers that could be switched',
          hint: 'Take the routes away, or give it an image.',
        },
      ];

const RULES: readonly Rule[] = [containerName, hostPorts, networkMode, staticAddress, noContainers, provider];
