/** One published port in Compose's short form, `[[HOST_IP:]PUBLISHED:]TARGET[/PROTOCOL]`, with ranges. */
export type ShortPort = {
  readonly hostIp?: string;
  readonly target: number;
  readonly published?: string;
  readonly protocol: string;
};

type Problem = { readonly problem: string };

const PROTOCOLS = new Set(['tcp', 'udp', 'sctp']);
/** More would make one line a flood of ports. */
const MOST_PORTS = 5000;

/** Every port that the text stands for, in the order in which Compose lists them. */
export function parsePorts(text: string): readonly ShortPort[] | Problem {
  const slash = text.indexOf('/');
  const protocol = (slash < 0 ? '' : text.slice(slash + 1)).toLowerCase() || 'tcp';
  if (!PROTOCOLS.has(protocol)) return { problem: 'must have tcp, udp or sctp after the /' };
  const parts = split(slash < 0 ? text : text.slice(0, slash));
  if (parts.hostIp.includes(':') && !parts.isBracketed)
    return { problem: 'must have its IPv6 address in brackets: [::1]:8080:80' };
  const target = range(parts.target);
  const published = parts.published === '' ? null : range(parts.published);
  if (target === undefined || published === undefined) {
    return {
      problem: 'must be a port such as 80, 8080:80, 127.0.0.1:8080:80/udp, or a range such as 3000-3005',
    };
  }
  if (target.first === 0) return { problem: 'must have a port of the container, which cannot be 0' };
  const ports = pair(target, published, { protocol, ...(parts.hostIp && { hostIp: parts.hostIp }) });
  return 'problem' in ports ? ports : [...ports].sort(byText);
}

type Parts = {
  readonly hostIp: string;
  readonly isBracketed: boolean;
  readonly published: string;
  readonly target: string;
};

function split(text: string): Parts {
  const target = text.slice(text.lastIndexOf(':') + 1);
  const rest = text.slice(0, Math.max(0, text.length - target.length - 1));
  const colon = rest.lastIndexOf(':');
  const host = colon < 0 ? '' : rest.slice(0, colon);
  const hostIp = host.replace(/^\[(.*)\]$/, '$1');
  return { hostIp, isBracketed: hostIp !== host, published: rest.slice(colon + 1), target };
}

type Range = { readonly first: number; readonly last: number };

function range(text: string): Range | undefined {
  const groups = /^(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?$/.exec(text)?.groups;
  const first = Number(groups?.first);
  const last = Number(groups?.last ?? groups?.first);
  const isOne = first <= last && last <= 65_535 && last - first < MOST_PORTS;
  return isOne ? { first, last } : undefined;
}

function pair(
  target: Range,
  published: Range | null,
  common: { protocol: string; hostIp?: string },
): readonly ShortPort[] | Problem {
  const count = target.last - target.first + 1;
  const given = published === null ? count : published.last - published.first + 1;
  // A range on the host for one port of the container lets the engine choose from it.
  if (count === 1 && published !== null && given > 1)
    return [{ ...common, target: target.first, published: `${published.first}-${published.last}` }];
  if (count !== given) return { problem: 'must have as many ports of the host as of the container' };
  return Array.from({ length: count }, (_, index) => ({
    ...common,
    target: target.first + index,
    ...(published && { published: String(published.first + index) }),
  }));
}

/** Compose sorts them as text: 10 before 9. */
function byText(one: ShortPort, other: ShortPort): number {
  const [left, right] = [String(one.target), String(other.target)];
  return left < right ? -1 : left > right ? 1 : 0;
}
