import type { Environment } from './connections.ts';

/** What the docker command asks of every plugin before it lists or runs it; answered before anything is loaded. */
export const METADATA_COMMAND = 'docker-cli-plugin-metadata';

/** The plugin's name: `docker bg`. */
export const PLUGIN_FILE = 'docker-bg';

export function pluginMetadata(version: string): string {
  return `${JSON.stringify({
    SchemaVersion: '0.1.0',
    Vendor: 'ctr-bg',
    Version: version,
    ShortDescription: 'Blue/green deploys that lose no request',
  })}\n`;
}

/** A command line as ctr-bg itself has it. */
export type Call = { readonly argv: readonly string[]; readonly environment: Environment };

/** What becomes of each global flag of docker that has a value, by its long name. */
const VALUED: Readonly<Record<string, (value: string) => Partial<Call>>> = {
  config: (value) => ({ environment: { DOCKER_CONFIG: value } }),
  context: (value) => ({ argv: [`--context=${value}`] }),
  host: (value) => ({ argv: [`--host=${value}`] }),
  // How much docker itself says is no matter of ours.
  'log-level': () => ({}),
  tlscacert: (value) => ({ environment: { CTR_BG_TLS_CA: value, DOCKER_TLS: '1' } }),
  tlscert: (value) => ({ environment: { CTR_BG_TLS_CERT: value, DOCKER_TLS: '1' } }),
  tlskey: (value) => ({ environment: { CTR_BG_TLS_KEY: value, DOCKER_TLS: '1' } }),
};

const SWITCHES: Readonly<Record<string, (isOn: boolean) => Partial<Call>>> = {
  debug: (isOn) => (isOn ? { argv: ['--debug'] } : {}),
  tls: (isOn) => ({ environment: { DOCKER_TLS: isOn ? '1' : '' } }),
  // docker takes any --tlsverify for TLS; =false only leaves the certificate unverified.
  tlsverify: (isOn) => ({ environment: { DOCKER_TLS: '1', DOCKER_TLS_VERIFY: isOn ? '1' : '' } }),
};

const LONG_NAMES: Readonly<Record<string, string>> = { c: 'context', D: 'debug', H: 'host', l: 'log-level' };

/**
 * `docker [FLAGS] bg …` calls us with all of its own arguments, its global flags first: what they mean is
 * said to ctr-bg in its own words. `docker help bg` comes as it is. What is neither is a call without docker.
 */
export function fromDocker({ argv, environment }: Call): Call {
  const [first, second, ...topic] = argv;
  if (first === 'help' && second === 'bg') return { argv: [...topic, '--help'], environment };
  const meant: Partial<Call>[] = [];
  let rest = argv;
  while (rest[0]?.startsWith('-') === true && rest[0] !== '--') {
    const flag = readFlag(rest);
    if (flag === undefined) return { argv, environment };
    meant.push(flag.means);
    rest = flag.rest;
  }
  if (rest[0] !== 'bg') return { argv, environment };
  const flags = meant.flatMap(({ argv: own = [] }) => own);
  return {
    argv: [...flags, ...rest.slice(1)],
    environment: Object.assign(
      {},
      environment,
      ...meant.map(({ environment: own = {} }) => own),
    ) as Environment,
  };
}

/** What docker hands on to be completed: behind our name, and without its own flags. */
export const wordsFromDocker = ([first, ...rest]: readonly string[]): readonly string[] =>
  first === undefined || first === 'bg' ? rest : [first, ...rest];

type Read = { readonly means: Partial<Call>; readonly rest: readonly string[] };

function readFlag([word = '', ...rest]: readonly string[]): Read | undefined {
  const long = /^--([^=]+)(?:=(.*))?$/s.exec(word);
  if (long) return meaning(long[1] ?? '', long[2], rest);
  const short = /^-(\w)(?:=?(.+))?$/s.exec(word);
  const name = LONG_NAMES[short?.[1] ?? ''] ?? '';
  // Short switches may stand together: -DH unix://…
  if (name in SWITCHES && short?.[2] !== undefined && !word.includes('='))
    return meaning(name, undefined, [`-${short[2]}`, ...rest]);
  return meaning(name, short?.[2], rest);
}

function meaning(name: string, value: string | undefined, rest: readonly string[]): Read | undefined {
  const switched = SWITCHES[name];
  if (switched) return { means: switched(!['false', '0', 'f', 'F'].includes(value ?? 'true')), rest };
  const valued = VALUED[name];
  const given = value ?? rest[0];
  if (valued === undefined || given === undefined) return undefined;
  return { means: valued(given), rest: value === undefined ? rest.slice(1) : rest };
}
