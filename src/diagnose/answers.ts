import type { Evidence, Found, Judge, Judges } from './evidence.ts';

/** Of something that answers, but not by HTTP. */
export const PROTOCOLS: Judges = [
  [
    'speaks-tls',
    late(({ isTls }) =>
      isTls
        ? {
            text: 'it speaks TLS on its port, and nginx asks by plain HTTP',
            cure: 'Let it serve plain HTTP inside (TLS ends at the proxy: proxy.tls), on another port if need be: --port.',
          }
        : undefined,
    ),
  ],
];

/** Of one that was reached, by what it answered. */
export const ANSWERS: Judges = [
  [
    'host-not-allowed',
    late(({ status, body = '' }) =>
      [400, 403, 421].includes(status) && /\bhost\b|DisallowedHost/i.test(body)
        ? {
            text: `it does not take the Host header of the probe: ${body}`,
            cure: 'Add the host of the first route to its list of allowed hosts; the probe sends that one.',
          }
        : undefined,
    ),
  ],
  [
    'needs-login',
    late(({ status, path }) =>
      status === 401 || status === 403
        ? {
            text: `${path} wants a login (HTTP ${status})`,
            cure: 'Ask for a path that needs none: --health-path, or probe.path in x-ctr-bg.',
          }
        : undefined,
    ),
  ],
  [
    'not-found',
    late(({ status, path }) =>
      status === 404
        ? {
            text: `it has nothing at ${path} (HTTP 404)`,
            cure: 'Is that the right path? --health-path, or probe.path in x-ctr-bg, names another one.',
          }
        : undefined,
    ),
  ],
  [
    'server-error',
    late(({ status, path, body }) =>
      status >= 500
        ? {
            text: `${path} fails with HTTP ${status}${body === undefined ? '' : `: ${body}`}`,
            cure: 'Its log says why. If another path tells better whether it is well: --health-path.',
          }
        : undefined,
    ),
  ],
  [
    'wrong-status',
    late(({ status, path, body }) =>
      status >= 400 || (status > 0 && status < 200)
        ? {
            text: `${path} answers HTTP ${status}${body === undefined ? '' : `: ${body}`}`,
            cure: 'The probe sends GET and wants 200 to 399; --health-path names another path.',
          }
        : undefined,
    ),
  ],
  [
    'too-slow',
    late(({ answers, path }) =>
      answers.at(-1) === 'no answer in time'
        ? {
            text: `it accepts connections, but ${path} is not answered within 5s`,
            cure: 'Does it wait for something that is not there? --health-path names a path that is quick to answer.',
          }
        : undefined,
    ),
  ],
  [
    'not-http',
    late(({ status, answers }) =>
      status === 0 && /not HTTP|closed without|reset|curl error/.test(answers.at(-1) ?? '')
        ? {
            text: `its port does not answer by HTTP: ${answers.at(-1) ?? ''}`,
            cure: 'Is that the port of its HTTP server? --port names another one.',
          }
        : undefined,
    ),
  ],
];

export const REST: Judges = [
  [
    'too-late',
    late(() => ({
      text: 'it was not well often enough in a row before the time was over',
      cure: 'Raise --health-timeout; its answers and its log tell how far it came.',
    })),
  ],
];

function late(judge: (evidence: Evidence) => Found | undefined): Judge {
  return (evidence) => (evidence.failure === 'deadline' ? judge(evidence) : undefined);
}
