import type { ContainerSettings, HostConfig } from '../../types/index.ts';
import { attachmentsOf } from './attachments.ts';
import { refuseAttributes } from './attributes.ts';
import { devicesOf } from './devices.ts';
import { dnsOf } from './dns.ts';
import { filesOf } from './files.ts';
import { healthOf } from './health.ts';
import { holdersOf } from './holders.ts';
import { systemOf, ulimitsOf } from './limits.ts';
import { linksOf } from './links.ts';
import { mountsOf } from './mounts.ts';
import { namespacesOf } from './namespaces.ts';
import { needsOf } from './needs.ts';
import { listAt } from './numbers.ts';
import { publishedPorts } from './ports.ts';
import { processOf } from './process.ts';
import { resourcesOf } from './resources.ts';
import { restartOf } from './restart.ts';
import { securityOf } from './security.ts';
import { type ContainerContext, mistake, type Subject } from './subject.ts';
import { warnOfSwarm } from './swarm.ts';

/**
 * How the containers of a service are made, equal to what Docker Compose creates of the same file. Throws CONFIG with
 * the place of what cannot be honoured; warns of what has no effect.
 */
export function containerSettings(name: string, context: ContainerContext): ContainerSettings {
  const service = context.model.services[name];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  const subject: Subject = { ...context, name, service };
  refuseAttributes(subject);
  if (!context.isSwarm) warnOfSwarm(subject);
  const hostConfig = hostConfigOf(subject);
  const files = filesOf(subject);
  return {
    environment: service.environment ?? {},
    labels: labelsOf(subject),
    config: { ...processOf(subject), ...healthOf(subject), ...holdersOf(subject, files, hostConfig) },
    hostConfig,
    networks: attachmentsOf(subject),
    files,
    needs: needsOf(subject),
  };
}

function hostConfigOf(subject: Subject): HostConfig {
  return {
    ...namespacesOf(subject),
    ...resourcesOf(subject),
    ...devicesOf(subject),
    ...ulimitsOf(subject),
    ...systemOf(subject),
    ...securityOf(subject),
    ...dnsOf(subject),
    ...mountsOf(subject),
    ...publishedPorts(subject),
    ...restartOf(subject),
    // On the project's networks they belong to the endpoints.
    ...(subject.service.network_mode !== undefined && listAt('Links', linksOf(subject))),
  };
}

/** Ours say what a container is: a user's label must not be able to. */
function labelsOf(subject: Subject): ContainerSettings['labels'] {
  const { labels = {} } = subject.service;
  const own = Object.keys(labels).find((label) => label.startsWith('ctr-bg.'));
  if (own === undefined) return labels;
  throw mistake(
    subject,
    ['labels', own],
    `the label ${own} must not begin with ctr-bg.`,
    'These are our own labels.',
  );
}
