import { onHost, type HostName } from '../types/index.ts';

/** The same on all hosts at once, by their names. The first error names its host when there are several. */
export async function onEach<Of, Found>(
  hosts: ReadonlyMap<HostName, Of>,
  find: (of: Of) => Promise<Found>,
): Promise<Map<HostName, Found>> {
  const found = await Promise.all(
    [...hosts].map(async ([host, of]) => {
      try {
        return [host, await find(of)] as const;
      } catch (error) {
        throw hosts.size > 1 ? onHost(host, error) : error;
      }
    }),
  );
  return new Map(found);
}
