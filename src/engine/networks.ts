import type { Door } from './door.ts';
import type { Engine } from './engine.ts';
import { checkId, checkName, short } from './names.ts';
import { EngineRefusal } from './refusal.ts';
import { ask, askJson, askMaybe } from './request.ts';
import * as schemas from './schemas.ts';
import { toNetwork } from './shapes.ts';

export function networkCalls(
  door: Door,
): Pick<Engine, 'listNetworks' | 'createNetwork' | 'connectNetwork' | 'removeNetwork'> {
  const { read, change } = door.deadlines;
  return {
    async listNetworks(labels) {
      const query = { filters: JSON.stringify({ label: labels }) };
      const networks = await askJson(
        door,
        { method: 'GET', path: '/networks', query, what: 'list networks', deadline: read },
        schemas.networks,
      );
      return networks.map(toNetwork);
    },
    async createNetwork(spec) {
      const what = `create network ${checkName(spec.Name, 'network')}`;
      const call = { method: 'POST', path: '/networks/create', body: spec, what, deadline: change } as const;
      return (await askJson(door, call, schemas.created)).Id;
    },
    async connectNetwork(network, container, endpoint) {
      const path = `/networks/${checkName(network, 'network')}/connect`;
      const body = { Container: checkId(container, 'container'), EndpointConfig: endpoint };
      const what = `connect container ${short(container)} to network ${network}`;
      try {
        await ask(door, { method: 'POST', path, body, what, deadline: change });
      } catch (error) {
        const isOnIt = error instanceof EngineRefusal && /already exists in network/i.test(error.reason);
        if (!isOnIt) throw error;
      }
    },
    async removeNetwork(id) {
      const path = `/networks/${checkId(id, 'network')}`;
      await ask(door, {
        method: 'DELETE',
        path,
        what: `remove network ${short(id)}`,
        deadline: change,
        accept: [404],
      });
    },
  };
}

export function volumeCalls(door: Door): Pick<Engine, 'createVolume' | 'inspectVolume' | 'removeVolume'> {
  const { read, change } = door.deadlines;
  const path = (name: string): string => `/volumes/${checkName(name, 'volume')}`;
  return {
    async createVolume(name, labels, options = {}) {
      const body = { ...options, Name: checkName(name, 'volume'), Labels: labels };
      await askJson(
        door,
        { method: 'POST', path: '/volumes/create', body, what: `create volume ${name}`, deadline: change },
        schemas.volume,
      );
    },
    async inspectVolume(name) {
      const volume = await askMaybe(
        door,
        { method: 'GET', path: path(name), what: `inspect volume ${name}`, deadline: read },
        schemas.volume,
      );
      return volume === undefined ? undefined : { Name: volume.Name, Labels: volume.Labels ?? null };
    },
    async removeVolume(name) {
      await ask(door, {
        method: 'DELETE',
        path: path(name),
        what: `remove volume ${name}`,
        deadline: change,
        accept: [404],
      });
    },
  };
}
