import type { Endpoint } from '../types/index.ts';

const isEvery = ({ address = '' }: Endpoint): boolean => ['', '0.0.0.0', '::', '[::]'].includes(address);

/** Whether two cannot both listen. */
export function clash(a: Endpoint, b: Endpoint): boolean {
  return a.port === b.port && (isEvery(a) || isEvery(b) || a.address === b.address);
}
