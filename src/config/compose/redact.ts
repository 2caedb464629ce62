import { CtrBgError, REDACTED, isSecretName, withoutPasswords } from '../../types/index.ts';
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
    ...withoutKey(model),
  } as ComposeModel;
  return blotOut(hidden, longestFirst(sensitive)) as unknown as ComposeModel;
}

/** The key of a preview may stand in the file as it is. */
function withoutKey({ [OURS]: ours }: ComposeModel): { [OURS]?: Json } {
  const preview = isMapping(ours) ? ours['preview'] : undefined;
  if (!isMapping(ours) || !isMapping(preview) || !preview['key']) return {};
  return { [OURS]: { ...ours, preview: { ...preview, key: REDACTED } } };
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
  if (!(error instanceof CtrBgError) || sensitive.texts.size === 0) return error;
  const texts = longestFirst(sensitive);
  const clean = (text: string): string => blotText(text, texts);
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
