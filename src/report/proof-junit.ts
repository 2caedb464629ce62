import type { BudgetDocument, LaneProof, ProofDocument } from '../types/index.ts';
import { escapeMarkup } from './markup.ts';
import { budgetText, placeText, remarks, versionsText } from './proof-text.ts';

/** A test for each budget. */
export function proofJunit(proof: ProofDocument): string {
  const { budgets, ms, ran } = proof;
  const broken = budgets.filter(({ ok }) => !ok).length;
  const seconds = (ms / 1000).toFixed(3);
  const counts = `tests="${budgets.length}" failures="${broken}" errors="0" time="${seconds}"`;
  const name = escapeMarkup(`ctr-bg prove${ran === undefined ? '' : `: ${ran}`}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${name}" ${counts}>`,
    ...budgets.map((budget) => testOf(budget, proof)),
    `    <system-out>${escapeMarkup(outputOf(proof).join('\n'))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testOf(budget: BudgetDocument, { lanes, ms }: ProofDocument): string {
  const head = `    <testcase classname="ctr-bg.prove" name="${budget.name}" time="${(ms / 1000).toFixed(3)}"`;
  if (budget.ok) return `${head}/>`;
  const samples = escapeMarkup(lanes.flatMap(samplesOf).join('\n'));
  return `${head}><failure message="${escapeMarkup(budgetText(budget))}">${samples}</failure></testcase>`;
}

const samplesOf = ({ name, samples }: LaneProof): string[] =>
  samples.map(({ at, kind, detail }) => `+${(at / 1000).toFixed(3)} s ${name} ${kind}: ${detail}`);

function outputOf(proof: ProofDocument): string[] {
  const { sent, failed, reset, wrong, cut } = proof.totals;
  return [
    `through ${placeText(proof)}`,
    `sent ${sent}, failed ${failed} (reset ${reset}), wrong ${wrong}, cut ${cut}`,
    versionsText(proof),
    ...remarks(proof),
  ];
}
