import { readFileSync, statSync } from 'node:fs';
import type { ComposeModel, ComposeService } from '../../src/config/compose/model.ts';
import type { ContainerContext } from '../../src/config/container/index.ts';

export type Sketch = {
  readonly model?: Partial<ComposeModel>;
  readonly services?: Readonly<Record<string, Partial<ComposeService>>>;
  readonly routed?: readonly string[];
  readonly contents?: Readonly<Record<string, string>>;
  readonly warn?: (message: string) => void;
};

/** A project `shop` on its default network, with services that are otherwise as their images have them. */
export function composeContext({
  model,
  services = {},
  routed = [],
  contents = {},
  warn,
}: Sketch): ContainerContext {
  const whole = Object.entries(services).map(([name, service]): [string, ComposeService] => [
    name,
    { command: null, entrypoint: null, networks: { default: null }, ...service },
  ]);
  const values = new Map(Object.entries(contents));
  return {
    model: {
      name: 'shop',
      networks: { default: { name: 'shop_default', ipam: {} } },
      ...model,
      services: Object.fromEntries(whole),
    },
    contents: { secrets: values, configs: values },
    projectDirectory: '/project',
    at: (path) => ({ file: path.join('.'), line: 1, column: 1 }),
    routed: new Set(routed),
    read: (path) => ({ content: readFileSync(path), mode: statSync(path).mode & 0o777 }),
    warn: warn ?? (() => undefined),
  };
}
