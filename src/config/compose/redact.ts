import { CtrBgError, REDACTED, asWritten, isSecretName, withoutPasswords } from '../../types/index.ts';
import type { ComposeModel, Json, OptionalTexts } from './model.ts';
import type { Sensitive } from './sensitive.ts';

const OURS = 'x-ctr-bg';

/**
 * The model without its secrets. Blotted out are: values of environment and build arguments whose name is that of a
 * secret, or that a service has from an env file; the content of configs; and wherever it stands, the value of a
 * variable with the name of a secret, and the password in an address.
 */
export function redact(model: ComposeModel, sensitive: Sensitive): ComposeModel {
  const services = Object.entries(model.services).map(([name, service]) => {
    const isSecret = (key: string) => isSecretName(key) || sensitive.fromFiles.has(`${name} ${key}`);
    const { environment, build } = service;
    return [
      name,
      {
        ...service,
        ...(environment && { environment: hide(environment, isSecret) }),
        ...(build?.args && { build: { ...build, args: hide(build.args, isSecret) } }),
      },
    ];
  });
  const configs = Object.entries(model.configs ?? {}).map(([name, config]) => [
    name,
    config.content === undefined ? config : { ...config, content: REDACTED },
  ]);
  const hidden = {
    ...model,
    services: Object.fromEntries(services) as ComposeModel['services'],
    ...(model.configs && { configs: Object.fromEntries(configs) as ComposeModel['configs'] }),
    ...withoutOurs(model),
  } as ComposeModel;
  return blotOut(hidden, longestFirst(sensitive)) as unknown as ComposeModel;
}

/** The key of a preview and the addresses of those who are told may stand in the file as they are. */
function withoutOurs({ [OURS]: ours }: ComposeModel): { [OURS]?: Json } {
  if (!isMapping(ours)) return {};
  const { preview, notify, hosts } = ours;
  return {
    [OURS]: {
      ...ours,
      ...(isMapping(preview) && { preview: blotted(preview, ['key']) }),
      ...(Array.isArray(hosts) && { hosts: (hosts as readonly Json[]).map(withoutVariables) }),
      ...(notify !== undefined && {
        notify: Array.isArray(notify)
          ? (notify as readonly Json[]).map(withoutAddress)
          : withoutAddress(notify),
      }),
    },
  };
}

function withoutVariables(host: Json): Json {
  if (!isMapping(host) || !isMapping(host['variables'])) return host;
  const { variables } = host;
  return { ...host, variables: blotted(variables, Object.keys(variables).filter(isSecretName)) };
}

/** Where it is a secret or a file, only that is named. */
const withoutAddress = (notice: Json): Json =>
  isMapping(notice) ? blotted(notice, ['webhook', 'slack']) : notice;

function blotted(values: { readonly [key: string]: Json }, keys: readonly string[]): Json {
  const isHidden = (key: string, value: Json): boolean =>
    keys.includes(key) && Boolean(value) && !isMapping(value);
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isHidden(key, value) ? REDACTED : value]),
  );
}

function isMapping(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hide(values: OptionalTexts, isSecret: (name: string) => boolean): OptionalTexts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value && isSecret(name) ? REDACTED : value]),
  );
}

/** An error of the files without the value of a secret that was filled in where it is wrong. */
export function redactError(error: unknown, sensitive: Sensitive): unknown {
  if (!(error instanceof CtrBgError)) return error;
  const texts = longestFirst(sensitive);
  const clean = (text: string): string => blotText(asWritten(text), texts);
  const { code, message, hint, where, details, exitCode } = error;
  // What caused it, and where it was thrown, may quote the value as well.
  return new CtrBgError(code, clean(message), {
    exitCode,
    details: details.map(clean),
    ...(hint === undefined ? {} : { hint: clean(hint) }),
    ...(where && { where }),
  });
}

/** A secret may be a part of another one. */
function longestFirst({ texts }: Sensitive): string[] {
  return [...texts].sort((one, other) => other.length - one.length);
}

function blotText(text: string, secrets: readonly string[]): string {
  return withoutPasswords(secrets.reduce((left, secret) => left.replaceAll(secret, REDACTED), text));
}

function blotOut(value: Json, texts: readonly string[]): Json {
  if (typeof value === 'string') return blotText(value, texts);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => blotOut(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, blotOut(item, texts)]));
}
