import type { ProofDocument } from '../types/index.ts';
import { escapeMarkup } from './markup.ts';
import { plots } from './proof-plot.ts';
import { budgetText, placeText, proofHead, remarks, rowOf, versionsText } from './proof-text.ts';

/** Nothing is loaded from anywhere, and a browser is told not to. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .2rem .5rem; border-bottom: 1px solid #8884; }
th:first-child, td:first-child { text-align: left; }
figure { margin: 1.5rem 0; }
svg { width: 100%; font: 11px system-ui, sans-serif; fill: currentColor; }
.good { fill: #2a9d5c; } .bad { fill: #d62839; } .slow { fill: #3a7bd5; }
.marks line { stroke: #e09f3e; stroke-dasharray: 3 2; } .axis line { stroke: #8888; }
.yes::before { content: '✔ '; color: #2a9d5c; } .no::before { content: '✘ '; color: #d62839; }
`;

/** The whole proof as one page. */
export function proofPage(proof: ProofDocument): string {
  const { totals, lanes, budgets, timeline, ran } = proof;
  const title = `${totals.failed + totals.wrong} of ${totals.sent} requests lost or wrong`;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>ctr-bg prove: ${escapeMarkup(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeMarkup(title)}</h1>`,
    `<p>${escapeMarkup(ran === undefined ? 'what serves' : ran)}, through ${escapeMarkup(placeText(proof))}, ${(proof.ms / 1000).toFixed(1)} s</p>`,
    listOf(
      budgets.map((one) => `<li class="${one.ok ? 'yes' : 'no'}">${escapeMarkup(budgetText(one))}</li>`),
    ),
    listOf([versionsText(proof), ...remarks(proof)].map((line) => `<li>${escapeMarkup(line)}</li>`)),
    ...plots(timeline),
    '<table><thead>',
    rowText(
      'th',
      proofHead.map((name) => name.toLowerCase()),
    ),
    '</thead><tbody>',
    ...lanes.map((lane) => rowText('td', rowOf(lane))),
    '</tbody></table>',
    ...samplesText(proof),
    '</body></html>',
    '',
  ].join('\n');
}

function samplesText({ lanes }: ProofDocument): string[] {
  const lines = lanes.flatMap(({ name, samples }) =>
    samples.map(
      ({ at, kind, detail }) =>
        `<li>${escapeMarkup(`+${(at / 1000).toFixed(3)} s ${name} ${kind}: ${detail}`)}</li>`,
    ),
  );
  return lines.length === 0 ? [] : ['<h2>What was lost first, of each lane</h2>', listOf(lines)];
}

const listOf = (items: readonly string[]): string => `<ul>${items.join('\n')}</ul>`;
const rowText = (tag: 'th' | 'td', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
