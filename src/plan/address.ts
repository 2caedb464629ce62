import type { Color, HostView } from '../types/index.ts';
import { servicesOf } from './preview.ts';

/** The two colours' ranges are quarters of the subnet; the upper half is Docker's own (`--ip-range`). */
const QUARTER = { blue: 0, green: 1 } as const satisfies Record<Color, number>;
/** The first addresses stay free: people expect gateways there. */
const FIRST = 16;

/**
 * Addresses of a colour that nobody holds and no generation routes to, lowest first (FACTS 6). A routed address
 * stays taken when its container is gone: whoever got it next would be served in its place.
 */
export function freeAddresses(view: HostView, color: Color, taken: ReadonlySet<string>): Iterator<string> {
  return range(view.network.subnet, color, new Set([...takenAddresses(view), ...taken]));
}

function takenAddresses(view: HostView): string[] {
  const routed = (view.proxy?.staged ?? []).flatMap(servicesOf).flatMap(({ instances }) => instances);
  return [...view.containers, ...routed].map(({ address }) => address);
}

function* range(subnet: string, color: Color, taken: ReadonlySet<string>): Generator<string, never> {
  const { base, size } = parseSubnet(subnet);
  const start = base + (size / 4) * QUARTER[color];
  for (let offset = FIRST; offset < size / 4 - 1; offset++) {
    const address = formatAddress(start + offset);
    if (!taken.has(address)) yield address;
  }
  throw new Error(`no free ${color} address is left in ${subnet}`);
}

function parseSubnet(subnet: string): { base: number; size: number } {
  const [address = '', prefix = ''] = subnet.split('/');
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { base, size: 2 ** (32 - Number(prefix)) };
}

function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
