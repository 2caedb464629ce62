import { hasEnded, lastMatch, type Evidence, type Judge, type Judges } from './evidence.ts';

const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL, an instruction that the processor does not know',
  6: 'SIGABRT, by itself',
  7: 'SIGBUS, a memory error',
  8: 'SIGFPE, an arithmetic error',
  11: 'SIGSEGV, a memory error',
};

/** Of a process that the kernel ended. */
export const CRASHES: Judges = [
  [
    'out-of-memory',
    ({ state, log }) => {
      if (state?.outOfMemory)
        return {
          text: 'it was killed: out of memory',
          cure: 'Raise its memory limit (mem_limit, or deploy.resources.limits.memory), or make it need less.',
        };
      const heap = lastMatch(log, /heap out of memory|OutOfMemoryError/i);
      return (
        heap && {
          text: 'its own heap is full',
          cure: 'Raise the heap of its runtime (--max-old-space-size, -Xmx) and, where there is one, mem_limit.',
        }
      );
    },
  ],
  [
    'crashed',
    ended((code) => {
      const signal = SIGNALS[code - 128];
      return signal === undefined
        ? undefined
        : {
            text: `it crashed with ${signal}`,
            cure: 'A native part of it is at fault: is it built for this processor and this C library (musl or glibc)?',
          };
    }),
  ],
  [
    'killed',
    ended((code) =>
      code === 137 || code === 143
        ? {
            text: `it was ended by ${code === 137 ? 'SIGKILL' : 'SIGTERM'}, not by itself`,
            cure: 'Somebody ended it, or the host ran out of memory: see the kernel log there (dmesg).',
          }
        : undefined,
    ),
  ],
];

/** Of a process that ended by itself and said nothing that is known. */
export const ENDS: Judges = [
  [
    'ended-well',
    ended((code, { failure }) =>
      code === 0 && failure === 'exited'
        ? {
            text: 'it ended at once, and without an error',
            cure: 'It must stay in the foreground: is it a shell without a command, a one-off task, or a server that goes into the background (daemon off)?',
          }
        : undefined,
    ),
  ],
  [
    'exited',
    ended((code) => ({
      text: `it ended by itself with code ${code}`,
      cure: 'Its last log lines usually say why: a missing variable, a file, a database that is not there.',
    })),
  ],
];

function ended(judge: (code: number, evidence: Evidence) => ReturnType<Judge>): Judge {
  return (evidence) =>
    hasEnded(evidence) && evidence.state ? judge(evidence.state.exitCode, evidence) : undefined;
}
