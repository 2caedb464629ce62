import type { Engine, ShellScript } from '../engine/index.ts';
import type { PlacedService } from '../types/index.ts';
import { PROXY } from './layout.ts';
import { upstreamOf } from './locations.ts';

/**
 * Asks nginx's own upstream so often that each of its servers has had its turn, and says which ones answered: a line
 * `peer ADDRESS:PORT` for each try. $1 the address to ask, $2 how often, $3 the Host header.
 */
const PEERS: ShellScript = {
  name: 'peers',
  text: `
set -f
urls= left=$2
while [ $left -gt 0 ]; do urls="$urls $1" left=$((left - 1)); done
curl --silent --max-time 30 --header "Host: $3" --dump-header - --output /dev/null $urls 2>/dev/null |
  tr -d '\\r' | awk 'tolower($1) == "x-ctr-bg-peer:" { print "peer", $2 }'
`,
};

/** The addresses to which nginx passes the requests of a service now, as far as it has looked them up. */
export async function knownPeers(
  engine: Engine,
  container: string,
  {
    project,
    service,
    host,
  }: { readonly project: string; readonly service: PlacedService; readonly host: string },
  times: number,
): Promise<Set<string>> {
  const url = `http://127.0.0.1:${PROXY.controlPort}/peer/${upstreamOf(project, service)}`;
  const { output } = await engine.shell(container).script(PEERS, [url, String(times), host]);
  return new Set([...output.matchAll(/^peer ([\d.]+):\d+$/gm)].map(([, address = '']) => address));
}
