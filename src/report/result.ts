import type { ResultDocument } from '../types/index.ts';
import { painter } from './color.ts';
import { checkText } from './check-text.ts';
import { historyText } from './history-text.ts';
import { findingsText } from './findings-text.ts';
import { metricsText } from './metrics-text.ts';
import { outcomeText } from './outcome-text.ts';
import { planText } from './plan-text.ts';
import { proofText } from './proof-text.ts';
import { statusText } from './status-text.ts';
import { toSafeJson } from './text.ts';

/** A result as text for stdout, of so many columns if it is a terminal; empty for one that is an error alone, which `renderError` tells on stderr. */
export function renderResult(
  document: ResultDocument,
  { color, columns }: { readonly color: boolean; readonly columns?: number | undefined },
): string {
  const paint = painter(color);
  const { proof, metrics = [] } = document;
  const lines = [
    ...linesOf(document, paint, columns),
    ...metricsText(metrics),
    ...(proof === undefined ? [] : proofText(proof, paint, columns)),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function linesOf(
  document: ResultDocument,
  paint: ReturnType<typeof painter>,
  columns: number | undefined,
): string[] {
  if (document.plan !== undefined) return planText(document, paint);
  if (document.files !== undefined) return [`wrote ${document.files.join(' and ')}`, document.hint ?? ''];
  if (document.check !== undefined) return checkText(document, paint);
  if (document.history !== undefined) return historyText(document, paint, columns);
  if (document.findings !== undefined && [undefined, 'UNWELL'].includes(document.error?.code))
    return findingsText(document, paint);
  if (document.command === 'status' && document.error === undefined)
    return statusText(document, paint, columns);
  const { outcome, hosts = [] } = document;
  // Of one host that failed the error says all; of several it is of interest which are left how.
  return outcome === undefined || (outcome === 'failed' && hosts.length < 2)
    ? []
    : outcomeText(document, paint);
}

/** The one document of `--json`. */
export function toJson(document: ResultDocument): string {
  return `${toSafeJson(document, 2)}\n`;
}
