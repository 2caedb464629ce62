/** One answer to a probe. */
export type Answer = {
  /** Index of the target that was asked. */
  readonly target: number;
  /** 0 when no HTTP answer came. */
  readonly status: number;
  /** The status with its redirect, or why there was none. */
  readonly text: string;
};

/** A line of the PROBE script: `INDEX CURL'S-EXIT-CODE STATUS [REDIRECT]`. Undefined for anything else. */
export function parseAnswer(line: string): Answer | undefined {
  const match = /^(\d+) (\d+) (\d{3}) ?(\S*)$/.exec(line);
  if (!match) return undefined;
  const [, target, code, status = '', redirect = ''] = match;
  const answer = redirect === '' ? `HTTP ${status}` : `HTTP ${status} to ${redirect}`;
  const text = status === '000' ? explainCurl(Number(code)) : answer;
  return { target: Number(target), status: Number(status), text };
}

/** Why there was no answer, by curl's exit code (curl(1), EXIT CODES). */
function explainCurl(code: number): string {
  switch (code) {
    case 7:
      return 'connection refused';
    case 28:
      return 'no answer in time';
    case 52:
      return 'connection closed without an answer';
    case 56:
      return 'connection reset';
    case 1:
    case 8:
      return 'an answer that is not HTTP';
    default:
      return `no answer (curl error ${code})`;
  }
}

export const isHealthy = ({ status }: Answer): boolean => status >= 200 && status <= 399;
