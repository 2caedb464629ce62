import type { ComposeModel, Json, OptionalTexts } from './model.ts';
import { type Sensitive, isSecretName } from './sensitive.ts';

const REDACTED = '<redacted>';

/**
 * The model without its secrets. Blotted out are: values of environment and build arguments whose name is that of a
 * secret, or that a service has from an env file; the content of configs; and wherever it stands, the value of a
 * variable with the name of a secret.
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
  } as ComposeModel;
  return blotOut(
    hidden,
    [...sensitive.texts].sort((one, other) => other.length - one.length),
  ) as unknown as ComposeModel;
}

function hide(values: OptionalTexts, isSecret: (name: string) => boolean): OptionalTexts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value && isSecret(name) ? REDACTED : value]),
  );
}

function blotOut(value: Json, texts: readonly string[]): Json {
  if (typeof value === 'string')
    return texts.reduce((text, secret) => text.replaceAll(secret, REDACTED), value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => blotOut(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, blotOut(item, texts)]));
}
