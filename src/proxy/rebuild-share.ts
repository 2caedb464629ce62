import type { Preview, ShareKey } from '../types/index.ts';

/** The share of the public that a configuration gives to what is staged. */
export function shareIn(configuration: string): Pick<Preview, 'share'> {
  const found = /^split_clients "[0-9a-f]{12} \$(\w+)" \$\w+_part \{\n {2}([\d.]+)% 1;$/m.exec(configuration);
  const [, source = '', percent] = found ?? [];
  return percent === undefined ? {} : { share: { part: Number(percent) / 100, key: keyOf(source) } };
}

function keyOf(source: string): ShareKey {
  const [, kind, name = ''] = /^(cookie|http)_(\w+)$/.exec(source) ?? [];
  if (kind === 'cookie') return { kind: 'cookie', name };
  if (kind === 'http') return { kind: 'header', name: name.replaceAll('_', '-') };
  return { kind: source === 'remote_addr' ? 'address' : 'own' };
}

/** The part of the requests that it sends there as well. */
export function mirrorIn(configuration: string): Pick<Preview, 'mirror'> {
  const [, percent] =
    /^split_clients "\$request_id" \$\w+_drawn \{\n {2}([\d.]+)% 1;$/m.exec(configuration) ?? [];
  const [, methods = ''] = /^ {2}"~\^\(([A-Z|]+)\) \$" \$\w+_drawn;$/m.exec(configuration) ?? [];
  return percent === undefined
    ? {}
    : { mirror: { part: Number(percent) / 100, methods: methods.split('|') } };
}
