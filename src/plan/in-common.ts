import { CtrBgError, namesFor, type Generation } from '../types/index.ts';

/** Throws CONFIG where no client could get the one or the other. */
export function checkHostsInCommon(live: Generation, next: Generation): void {
  const [one, other] = [hostsOf(live), hostsOf(next)];
  const answers = (hosts: ReadonlySet<string>, host: string): boolean =>
    namesFor(host).some((name) => hosts.has(name));
  if ([...one, ...other].some((host) => answers(one, host) && answers(other, host))) return;
  throw new CtrBgError(
    'CONFIG',
    `what serves of ${next.project} and what is to be staged have no host in common, so there is nothing to share`,
    { hint: "Deploy it at once with '--canary 100%', or keep one of the hosts." },
  );
}

const hostsOf = ({ services }: Generation): Set<string> =>
  new Set(services.flatMap(({ routes }) => routes.map(({ host }) => host)));
