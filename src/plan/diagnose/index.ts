import type { Examination, Finding, FindingCode, HostName } from '../../types/index.ts';
import { diagnoseContainers } from './containers.ts';
import { diagnoseEngine } from './engine.ts';
import type { Symptom } from './symptom.ts';
import { diagnoseGenerations } from './generations.ts';
import { diagnoseNetworks } from './networks.ts';
import { diagnoseProjects } from './projects.ts';
import { diagnoseProxy } from './proxy.ts';

/** Each of them alone keeps a host from being looked at, and says more than the look that failed. */
const OBSTACLES: readonly FindingCode[] = ['name-taken', 'proxy-image', 'schema', 'network-subnet'];

/** What is wrong on a host, the worst first; pure, like a plan, and made of one where it can be. */
export function diagnose(host: HostName, seen: Examination): Finding[] {
  const symptoms: Symptom[] = [
    ...diagnoseEngine(seen),
    ...diagnoseProxy(seen),
    ...diagnoseNetworks(seen),
    ...diagnoseContainers(seen),
    ...diagnoseGenerations(seen),
    ...diagnoseProjects(seen),
  ];
  const isExplained = symptoms.some(({ code }) => OBSTACLES.includes(code));
  const all = isExplained ? symptoms : [...obstacle(seen), ...symptoms];
  const order = ['outage', 'risk', 'leftover'];
  return all
    .map((symptom) => ({ host, ...symptom }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function obstacle({ obstacle: error, engine }: Examination): Symptom[] {
  if (error === undefined) return [];
  const cure = { kind: 'person', text: error.hint ?? 'see the details with --debug' } as const;
  const where = `engine ${engine.endpoint}`;
  return [{ code: 'unusable', severity: 'risk', where, message: error.message, cure }];
}
