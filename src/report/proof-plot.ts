import type { ProofTimeline } from '../types/index.ts';
import { escapeMarkup } from './markup.ts';
import { millis } from './proof-text.ts';

const WIDTH = 900;
const HEIGHT = 180;
const LEFT = 70;
const BOTTOM = 24;
const TOP = 16;

type Plot = {
  readonly title: string;
  readonly values: readonly number[];
  readonly text: (value: number) => string;
  readonly className: string;
};

/** Answers, what was lost, and the slowest answer over time; each a picture of its own, with the same marks. */
export function plots(timeline: ProofTimeline): string[] {
  const perSecond = (value: number): string => `${Math.round((value * 1000) / timeline.width)}/s`;
  const all: readonly Plot[] = [
    { title: 'right answers per second', values: timeline.answers, text: perSecond, className: 'good' },
    { title: 'lost or wrong', values: timeline.lost, text: String, className: 'bad' },
    { title: 'slowest answer', values: timeline.slowest, text: millis, className: 'slow' },
  ];
  return all.map((plot) => plotOf(plot, timeline));
}

function plotOf({ title, values, text, className }: Plot, { width, marks }: ProofTimeline): string {
  const most = Math.max(...values, 0);
  const step = (WIDTH - LEFT) / Math.max(1, values.length);
  const room = HEIGHT - TOP - BOTTOM;
  const x = (at: number): number => LEFT + (at / width) * step;
  const bars = values.map((value, index) => {
    const height = most === 0 ? 0 : (value / most) * room;
    const place = `x="${round(LEFT + index * step)}" y="${round(TOP + room - height)}"`;
    return height === 0
      ? ''
      : `<rect ${place} width="${round(Math.max(0.5, step - 0.5))}" height="${round(height)}"/>`;
  });
  const floor = HEIGHT - BOTTOM;
  const seconds = (values.length * width) / 1000;
  const lines = marks.map(({ name, at }) => {
    const place = round(Math.min(x(at), WIDTH));
    return `<line x1="${place}" x2="${place}" y1="${TOP}" y2="${floor}"/><text x="${place}" y="${TOP - 4}">${escapeMarkup(name)}</text>`;
  });
  return [
    `<figure><figcaption>${escapeMarkup(title)}</figcaption>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeMarkup(`${title}, at most ${text(most)}`)}">`,
    `<g class="${className}">${bars.join('')}</g><g class="marks">${lines.join('')}</g>`,
    `<g class="axis"><line x1="${LEFT}" x2="${WIDTH}" y1="${floor}" y2="${floor}"/>`,
    `<text x="${LEFT - 6}" y="${TOP + 8}" text-anchor="end">${escapeMarkup(text(most))}</text>`,
    `<text x="${LEFT - 6}" y="${floor}" text-anchor="end">0</text>`,
    `<text x="${LEFT}" y="${HEIGHT - 6}">0 s</text>`,
    `<text x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${seconds.toFixed(1)} s</text></g>`,
    '</svg></figure>',
  ].join('\n');
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
