import { CtrBgError, type ErrorDocument } from '../types/index.ts';
import { painter } from './color.ts';
import { cleanDiagnosis, diagnosisText } from './diagnosis-text.ts';
import { clean } from './text.ts';

const DEFECT_HINT =
  'Nothing of yours is at fault. Please report it, with what --debug shows and what you did.';

/** Any error as text for stderr, with a line break at its end; the stack only for `--debug`. */
export function renderError(
  error: unknown,
  { color, debug }: { readonly color: boolean; readonly debug: boolean },
): string {
  const stacks = debug ? stacksOf(error).map((line) => `${painter(color).dim(line)}\n`) : [];
  return renderErrorDocument(errorDocument(error), { color }) + stacks.join('');
}

/** The same of its document. */
export function renderErrorDocument(
  { message, hint, where, details = [], diagnosis }: ErrorDocument,
  { color }: { readonly color: boolean },
): string {
  const paint = painter(color);
  const lines = [
    `${paint.red.bold('error:')} ${message}`,
    ...(where ? [`  ${paint.dim('at')} ${where.file}:${where.line}:${where.column}`] : []),
    ...(diagnosis ? diagnosisText(diagnosis, paint) : details.map((detail) => `  ${detail}`)),
    ...(hint === undefined ? [] : [`${paint.cyan('hint:')} ${hint}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Any error for `--json`; what is not ours to explain is a defect. */
export function errorDocument(error: unknown): ErrorDocument {
  if (!(error instanceof CtrBgError)) {
    return { code: 'INTERNAL', message: `a defect of ctr-bg: ${clean(nameOf(error))}`, hint: DEFECT_HINT };
  }
  const { code, message, hint, where, details, diagnosis } = error;
  return {
    code,
    message: clean(message),
    ...(hint === undefined ? {} : { hint: clean(hint) }),
    ...(where === undefined ? {} : { where: { ...where, file: clean(where.file) } }),
    ...(details.length === 0 ? {} : { details: details.map(clean) }),
    ...(diagnosis && { diagnosis: cleanDiagnosis(diagnosis) }),
  };
}

/** The exit code of the contract. */
export function exitCodeOf(error: unknown): number {
  return error instanceof CtrBgError ? error.exitCode : 1;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'something was thrown that is no error';
}

/** The stacks of an error and of what caused it. */
function stacksOf(error: unknown): string[] {
  const lines: string[] = [];
  let next = error;
  for (let depth = 0; next instanceof Error && depth < 8; depth++) {
    const stack = next.stack ?? `${next.name}: ${next.message}`;
    lines.push(...(depth > 0 ? ['caused by'] : []), ...stack.split('\n').map((line) => `  ${clean(line)}`));
    next = next.cause;
  }
  return lines;
}
