import type { Verdict } from '../judge.ts';

export type Decided = {
  /** The disagreement and its reason, as docs/compose.md has it. */
  readonly what: string;
  /** compose.yaml */
  readonly text: string;
  /** Other files beside it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly compose: Verdict['kind'];
  readonly ours: Verdict['kind'];
};

const web = (attribute: string): string => `services: { web: { image: "web:1", ${attribute} } }\n`;

/** Where chance found the two to disagree, and we stay as we are. The families make few of these. */
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
    what: 'a line of an env file that begins with `=`: Compose makes a variable without a name, we refuse the line',
    text: web('env_file: one.env'),
    files: { 'one.env': '=value\n' },
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'an env file that ends in a name alone, without a line end: Compose makes a variable without a name, to us the name is inherited as on any other line',
    text: web('env_file: one.env'),
    files: { 'one.env': 'NAME' },
    compose: 'project',
    ours: 'project',
  },
  {
    what: 'a date under `x-…` without quotes: Compose prints it with a time, we as it is written',
    text: `x-day: 2001-01-01\n${web('init: true')}`,
    compose: 'project',
    ours: 'project',
  },
  {
    what: '`__proto__`, `constructor` and `prototype` as keys: refused, they are no data in JavaScript',
    text: web('labels: { constructor: x }'),
    compose: 'project',
    ours: 'refused',
  },
  {
    what: 'a variable without a value in a mapping (`B:`) of an included file that has its own `.env`: Compose leaves it without one, though the list form `[B]` gets it; to us both forms mean the same',
    text: 'include: [part/compose.yaml]\n',
    files: {
      'part/compose.yaml': web('environment: { B: null }'),
      'part/.env': 'B=part\n',
    },
    compose: 'project',
    ours: 'project',
  },
  {
    what: '`!override null`: Compose makes the text `null` of it, to us it is nothing',
    text: web('entrypoint: a'),
    files: { 'compose.override.yaml': 'services: { web: { entrypoint: !override null } }\n' },
    compose: 'project',
    ours: 'project',
  },
];
