import type { Verdict } from '../judge.ts';

export type Decided = {
  /** The disagreement and its reason, as docs/compose.md has it. */
  readonly what: string;
  readonly text: string;
  readonly compose: Verdict['kind'];
  readonly ours: Verdict['kind'];
};

const web = (attribute: string): string => `services: { web: { image: "web:1", ${attribute} } }\n`;

/** Where chance found the two to disagree, and we stay as we are. The families make none of these. */
export const DECIDED: readonly Decided[] = [
  {
    what: 'a command with ; | & < > ( ) or a backtick outside of quotes: Compose drops the rest in silence, we refuse it',
    text: web('command: "echo a; echo b"'),
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'a fraction where a whole number belongs: Compose cuts it off, we refuse it',
    text: web('healthcheck: { test: x, retries: 2.5 }'),
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'a memory limit with a decimal point and no unit: Compose loses it, we take it',
    text: web('mem_limit: 1000000.0'),
    compose: 'project',
    ours: 'project',
  },
  {
    what: 'a size with an exponent: Go reads it, nobody writes it, we refuse it',
    text: web('shm_size: "1e3gb"'),
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'an option of storage that is a truth value: Compose refuses it, we read it as text, as everywhere else',
    text: web('storage_opt: { a: true }'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: '`!!bool "yes"`: the parsers of YAML differ in what an explicit tag may stand on',
    text: web('labels: { a: !!bool "yes" }'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: 'a decimal point or an exponent in a port, a limit or the mode of a file (`1e3`): Compose refuses it, we take it where it is a whole number',
    text: web('ports: [1e3]'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: '`profiles: [""]`: Compose takes the empty name for an active profile, we do not',
    text: web('profiles: [""]'),
    compose: 'project',
    ours: 'project',
  },
  {
    what: '`build: ""`: Compose drops the context, we print it as it is; nothing can be built of either',
    text: web('build: ""'),
    compose: 'project',
    ours: 'project',
  },
  {
    what: 'a negative size: Compose refuses it where the kernel would, we leave that to the engine',
    text: web('shm_size: "-1"'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: 'a port that ends in `/`: Compose takes it for TCP, we refuse it',
    text: web('ports: ["80/"]'),
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'a name of a variable that ends in a blank, in a list: Compose refuses it, we do not yet',
    text: web('environment: ["A = x"]'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: 'an IPv6 address without brackets in a port: Compose refuses it, we take it',
    text: web('ports: ["::1:8080:80"]'),
    compose: 'refused',
    ours: 'project',
  },
  {
    what: 'a million or more with a decimal point (`1000000.0`) as text: Go prints 1e+06, we print 1000000',
    text: web('environment: { A: 1000000.0 }'),
    compose: 'project',
    ours: 'project',
  },
];
