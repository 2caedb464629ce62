import type { Color, HostView } from '../types/index.ts';
import { contentId } from './identity.ts';
import { servicesOf } from './preview.ts';

/** The two colours' ranges are quarters of the subnet; the upper half is Docker's own (`--ip-range`). */
const QUARTER = { blue: 0, green: 1 } as const satisfies Record<Color, number>;
/** The first addresses stay free: people expect gateways there. */
const FIRST = 16;

/**
 * Addresses of a colour that nobody holds and no generation routes to (FACTS 6). A routed address stays taken when its
 * container is gone: whoever got it next would be served in its place. Each project begins at a place of its own, since
 * two that are placed at the same moment do not see each other.
 */
export function freeAddresses(
  view: HostView,
  { project, color }: { readonly project: string; readonly color: Color },
  taken: ReadonlySet<string>,
): Iterator<string> {
  const { base, size } = parseSubnet(view.network.subnet);
  const first = base + (size / 4) * QUARTER[color] + FIRST;
  const range = { first, count: size / 4 - 1 - FIRST, from: Number.parseInt(contentId(project), 16) };
  return free(range, new Set([...takenAddresses(view), ...taken]));
}

function takenAddresses(view: HostView): string[] {
  const routed = (view.proxy?.staged ?? []).flatMap(servicesOf).flatMap(({ instances }) => instances);
  return [...view.containers, ...routed].map(({ address }) => address);
}

type Range = { readonly first: number; readonly count: number; readonly from: number };

function* free({ first, count, from }: Range, taken: ReadonlySet<string>): Generator<string, never> {
  for (let offset = 0; offset < count; offset++) {
    const address = formatAddress(first + ((from + offset) % count));
    if (!taken.has(address)) yield address;
  }
  throw new Error(`none of the ${count} addresses of its colour is free`);
}

function parseSubnet(subnet: string): { base: number; size: number } {
  const [address = '', prefix = ''] = subnet.split('/');
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { base, size: 2 ** (32 - Number(prefix)) };
}

function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
