import type { Listener } from '../types/index.ts';
import type { Evidence, Judges } from './evidence.ts';

/** Where it listens, against where it was asked. */
export const ADDRESSES: Judges = [
  [
    'loopback-only',
    (evidence) =>
      at(evidence).length > 0 && at(evidence).every(isLoopback)
        ? {
            text: `it listens on ${addresses(at(evidence))} only, where nginx cannot reach it`,
            cure: 'Let it listen on 0.0.0.0: often a variable or flag named HOST, BIND or --host.',
          }
        : undefined,
  ],
  [
    'other-port',
    (evidence) => {
      const others = (evidence.listens ?? []).filter(({ port }) => port !== evidence.port);
      if (!isUnreached(evidence) || at(evidence).length > 0 || others.length === 0) return undefined;
      const ports = [...new Set(others.map(({ port }) => port))];
      return {
        text: `port ${ports.join(', ')} is open, and port ${evidence.port} is configured`,
        cure: `Say --port ${ports[0] ?? ''} (in the file: port in x-ctr-bg of the service), or let it listen on ${evidence.port}, often by the variable PORT.${
          others.every(isLoopback) ? ' It must listen on 0.0.0.0 too, not on 127.0.0.1 only.' : ''
        }`,
      };
    },
  ],
];

export const SILENCE: Judges = [
  [
    'not-listening',
    (evidence) =>
      isUnreached(evidence)
        ? {
            text: `it runs, and nothing listens on port ${evidence.port}`,
            cure: 'If it takes longer to start, raise --health-timeout; else its log says what it waits for. Does it listen at all (--port, 0.0.0.0)?',
          }
        : undefined,
  ],
];

const isUnreached = ({ failure, status, answers }: Evidence): boolean =>
  failure === 'deadline' && status === 0 && (answers.at(-1) ?? 'connection refused') === 'connection refused';

/** The sockets on the port that was asked, when they were not reached. */
const at = (evidence: Evidence): readonly Listener[] =>
  isUnreached(evidence) ? (evidence.listens ?? []).filter(({ port }) => port === evidence.port) : [];

const isLoopback = ({ address }: Listener): boolean => address.startsWith('127.') || address === '::1';

const addresses = (listeners: readonly Listener[]): string =>
  listeners.map(({ address }) => address).join(' and ');
