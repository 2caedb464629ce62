import type { EngineNeed } from '../../types/index.ts';
import type { ComposeService } from '../compose/model.ts';
import type { Path } from '../located.ts';
import { prioritised } from './attachments.ts';
import { attributeName, type Subject } from './subject.ts';

type Need = { readonly path: Path; readonly api: string };

/** What came to the engine after API 1.41 (its own version history), and is dropped in silence by those before. */
export function needsOf(subject: Subject): EngineNeed[] {
  const { service } = subject;
  const needs = [...ownNeeds(service), ...mountNeeds(service), ...networkNeeds(service)];
  return needs.map(({ path, api }) => {
    const where = subject.at(['services', subject.name, ...path]);
    return { what: attributeName(subject, path), api, ...(where && { where }) };
  });
}

function ownNeeds({ annotations, healthcheck }: ComposeService): Need[] {
  return [
    ...need('1.43', annotations, ['annotations']),
    ...need('1.44', healthcheck?.start_interval, ['healthcheck', 'start_interval']),
  ];
}

function mountNeeds({ volumes = [] }: ComposeService): Need[] {
  return volumes.flatMap(({ type, bind, volume }, index) => [
    ...need('1.44', bind?.recursive !== 'disabled' && bind?.recursive, [
      'volumes',
      index,
      'bind',
      'recursive',
    ]),
    ...need('1.45', volume?.subpath, ['volumes', index, 'volume', 'subpath']),
    ...need('1.48', type === 'image', ['volumes', index]),
  ]);
}

function networkNeeds({ networks = {} }: ComposeService): Need[] {
  return prioritised(networks).flatMap((key, index) => {
    const { mac_address, gw_priority, interface_name } = networks[key] ?? {};
    return [
      // Before that there is one for the whole container, and it goes to the first network.
      ...need('1.44', index > 0 && mac_address, ['networks', key, 'mac_address']),
      ...need('1.48', gw_priority, ['networks', key, 'gw_priority']),
      ...need('1.49', interface_name, ['networks', key, 'interface_name']),
    ];
  });
}

function need(api: string, wanted: unknown, path: Path): Need[] {
  return wanted === undefined || wanted === false || wanted === 0 || wanted === '' ? [] : [{ path, api }];
}
