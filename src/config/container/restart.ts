import type { HostConfig } from '../../types/index.ts';
import type { Subject } from './subject.ts';

const NAMES: Readonly<Record<string, string>> = { none: 'no', any: 'always' };

/** `deploy.restart_policy` goes before `restart`, as in Compose; swapped services are always restarted (FACTS 12). */
export function restartOf({ service: { restart, deploy } }: Subject): HostConfig {
  const policy = deploy?.restart_policy;
  if (policy !== undefined) return policyOf(policy.condition ?? '', policy.max_attempts ?? 0);
  if (restart === undefined) return {};
  const [condition = '', attempts = '0'] = restart.split(':');
  return policyOf(condition, Number(attempts));
}

function policyOf(condition: string, MaximumRetryCount: number): HostConfig {
  return { RestartPolicy: { Name: NAMES[condition] ?? condition, MaximumRetryCount } };
}
