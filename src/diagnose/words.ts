import { hasEnded, lastMatch, type Evidence, type Found, type Judge, type Judges } from './evidence.ts';

const NAME = '[\'"`]?([A-Z][A-Z0-9_]{2,})[\'"`]?';
const VARIABLE = [
  new RegExp(`variable:? ${NAME} (?:is |was |must be )?(?:missing|not |required|undefined|unset|empty|set)`),
  new RegExp(
    `(?:missing|required|undefined|unset|no such)\\b[^A-Z]{0,40}(?:env\\w*|variables?|vars?|settings?)\\b[^A-Z]{0,20}${NAME}`,
  ),
  new RegExp(
    `(?<![A-Z])(?!E[A-Z]+\\b|ERROR|WARN|INFO|FATAL|HTTPS?\\b)${NAME} (?:(?:environment |env )?(?:variable|var) )?(?:is |was |must be )?(?:missing|not set|unset|required|undefined|not defined|not provided|set\\b|empty)`,
  ),
  new RegExp(`(?:KeyError|key not found): ${NAME}`),
  new RegExp(`\\b${NAME}: (?:unbound variable|parameter (?:null or )?not set)`),
];

/**
 * What an application says before it ends, or while it does not get ready: usual texts of Node, Python, Go, Ruby, PHP,
 * Java and the shell.
 */
export const WORDS: Judges = [
  [
    'port-in-use',
    said([/EADDRINUSE|address already in use/i], () => ({
      text: 'its port is taken already, inside its own container',
      cure: 'Two of its processes listen on one port: start one only, or give them a port each.',
    })),
  ],
  [
    'privileged-port',
    said(
      [
        /(?:EACCES|permission denied)\W.*\b(?:listen|bind)/i,
        /\b(?:listen|bind)\b.*(?:EACCES|permission denied)/i,
      ],
      () => ({
        text: 'its user may not listen on a port below 1024',
        cure: 'Let it listen on a port from 1024 on, and say so with --port, or port in x-ctr-bg of the service.',
      }),
    ),
  ],
  ['missing-variable', missingVariable],
  [
    'disk-full',
    said([/ENOSPC|no space left on device/i], () => ({
      text: 'there is no space left where it writes',
      cure: 'Free space on the host (docker system df), or raise the size of its tmpfs or volume.',
    })),
  ],
  [
    'read-only',
    said([/EROFS|read-only file ?system/i], () => ({
      text: 'it writes to a file system that is read-only',
      cure: 'Give it a tmpfs or a volume for what it writes, or take read_only or :ro away.',
    })),
  ],
  [
    'permission-denied',
    said(
      [
        /(?:EACCES|EPERM|permission denied)[^'"/]*['"]?(\/[^\s'":]+)/i,
        /(\/[^\s'":]+)['"]?: permission denied/i,
        /\bEACCES\b|permission denied/i,
      ],
      (path) => ({
        text: `its user may not use ${path ?? 'a file'}`,
        cure: 'Let that file belong to the user that it runs as: chown in the Dockerfile, user in the file, or the owner of the volume.',
      }),
    ),
  ],
  [
    'host-unknown',
    said(
      [
        /(?:ENOTFOUND|EAI_AGAIN) ([^\s,;]+)/,
        /lookup (\S+?)(?: on \S+)?: no such host/,
        /(?:translate host name|unknown host:?|could not resolve host:?) ["']?([^\s"']+)/i,
        /UnknownHostException: ([^\s:]+)/,
        /name or service not known|temporary failure in name resolution/i,
      ],
      (host) => ({
        text: `it cannot find ${host === undefined ? 'a host by its name' : `the host ${host}`}`,
        cure: 'Is the name right, and is that service in the file, on a network that both are on?',
      }),
    ),
  ],
  [
    'backend-refused',
    said(
      [
        /ECONNREFUSED ([^\s,;]+)/,
        /dial tcp (\S+): connect: connection refused/,
        /connect\w* to (?:server at )?"?([\w.-]+"?(?:[ ,(:].*)?port \d+).*refused/i,
        /ECONNREFUSED|connection refused/i,
      ],
      (address) => ({
        text: `it cannot reach what it needs: ${address ?? 'a connection'} is refused`,
        cure: 'Does that service run and listen there? Inside a container localhost is the container itself: use the name of the service, and depends_on with service_healthy.',
      }),
    ),
  ],
  [
    'missing-module',
    said(
      [
        /cannot find (?:module|package) ['"]?([^'"\s]+)/i,
        /no module named ['"]?([^'"\s]+)/i,
        /cannot load such file -- (\S+)/,
        /(?:ClassNotFoundException|NoClassDefFoundError): (\S+)/,
        /error while loading shared libraries: ([^\s:]+)/,
      ],
      (name) => ({
        text: `the image lacks ${name ?? 'a library'}`,
        cure: 'Install it while the image is built; is it a development dependency only, or left out by .dockerignore?',
      }),
    ),
  ],
  [
    'missing-file',
    said(
      [
        /(?:ENOENT|no such file or directory)[^'"/]*['"]?(\/[^\s'":]+)/i,
        /(\/[^\s'":]+)['"]?: no such file/i,
        /\bENOENT\b|no such file or directory/i,
      ],
      (path) => ({
        text: `a file is missing: ${path ?? 'see its log'}`,
        cure: 'Is it copied into the image, or given by a volume, config or secret of the file?',
      }),
    ),
  ],
];

/** Patterns that name what is concerned come first; `name` is what the first group of theirs has. */
function said(patterns: readonly RegExp[], found: (name: string | undefined) => Found): Judge {
  return (evidence) => {
    if (!isTelling(evidence)) return undefined;
    const match = patterns.map((pattern) => lastMatch(evidence.log, pattern)).find(Boolean);
    return match && found(match[1]);
  };
}

function missingVariable(evidence: Evidence): Found | undefined {
  if (!isTelling(evidence)) return undefined;
  const name = VARIABLE.map((pattern) => lastMatch(evidence.log, pattern)?.[1]).find(Boolean);
  return name === undefined
    ? undefined
    : {
        text: `the variable ${name} is missing`,
        cure: `Set it: --env ${name}=…, or environment or env_file in the file.`,
      };
}

/** What one that answers well has in its log is no reason. */
const isTelling = (evidence: Evidence): boolean =>
  hasEnded(evidence) || evidence.status === 0 || evidence.status >= 500;
