import { atHand, shows, type Hosts } from './playing.ts';

/** What a reader's project is, in a folder of its own; nobody waits here until a watch is over. */
export const FILE = `name: shop
services:
  web: { image: "shop:1", x-ctr-bg: { port: 3000, routes: ["*"] } }
x-ctr-bg:
  canary: { for: 1s }
  shadow: { for: 1s }
`;

type Around = { readonly before?: readonly string[]; readonly after?: readonly string[] };
const LIVE = { before: ['ctr-bg up shop:1'] };
/** Of a folder with nothing but the reader's Dockerfile. */
const EMPTY = `rm ctr-bg.yml && printf 'FROM scratch\\nEXPOSE 3000\\n' > Dockerfile`;
const FIRST_RELEASE = `first=$(ctr-bg status --json | sed -n 's/.*"release": *"\\([0-9a-f]*\\)".*/\\1/p;T;q')`;

/** What has to be so that the example makes sense, and what it leaves; the first that fits, else something that serves. */
const SCENES: readonly (readonly [RegExp, Around])[] = [
  [/ rollback\b/, { before: ['ctr-bg up shop:1', FIRST_RELEASE, 'ctr-bg up shop:2'] }],
  [/^ctr-bg (promote|abort)\b/, { before: ['ctr-bg up shop:1', 'ctr-bg stage shop:3'] }],
  [/^ctr-bg -H \S+ -H \S+ /, { ...LIVE, after: ['ctr-bg -H FIRST -H SECOND down -p shop'] }],
  [/^ctr-bg init\b/, { before: [EMPTY], after: ['test -s ctr-bg.yml'] }],
  [
    / -c production /,
    {
      before: [...LIVE.before, 'docker context create production --docker "host=$DOCKER_HOST"'],
      after: ['docker context rm production'],
    },
  ],
  [
    / -f compose\.yaml -f production\.yaml /,
    {
      before: [
        'cp ctr-bg.yml compose.yaml',
        `echo 'services: { web: { image: "shop:2" } }' > production.yaml`,
      ],
    },
  ],
  [/ --textfile /, { ...LIVE, after: ['grep -q ctr_bg_host_up ctr-bg.prom'] }],
  [/^docker bg /, { before: [...LIVE.before, 'ctr-bg install-plugin'] }],
  [/^(eval|ctr-bg (completion|config|install-plugin|doctor))\b/, {}],
];

/** What is the reader's own, and the test's here. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/\/var\/lib\/node_exporter\//, ''],
  [/=\/report\b/, '=/slow?ms=300'],
  [/=\/files\b/, '=/upload'],
  [/=\/events\b/, '=/sse'],
  [/--against 8081\b/, '--against 80'],
  [/ rollback [0-9a-f]{12}$/, ' rollback "$first"'],
  [/^(eval "\$\(ctr-bg completion zsh\)")$/, `zsh -f -c 'autoload -Uz compinit; compinit -D -u; $1'`],
  [/^(ctr-bg completion fish \| source)$/, `fish --no-config -c '$1'`],
  // How quick this machine is, is not what is asked.
  [/^(.*--budget p99=.*)$/, '$1 || test $? -eq 7'],
];

/** An example as it is typed, in its scene. */
export function inScene(line: string, hosts: Hosts): string[] {
  const typed = OWN.reduce((text, [of, by]) => text.replace(of, by), line);
  const around: Around = SCENES.find(([of]) => of.test(line))?.[1] ?? LIVE;
  const { before = [], after = [] } = around;
  const named = (text: string): string =>
    text.replace('FIRST', hosts.first).replace('SECOND', hosts.second ?? '');
  return [...before, atHand(typed, hosts), ...shows(line, '80'), ...after.map(named)];
}
