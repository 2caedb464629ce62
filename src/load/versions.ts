import type { Marker, VersionReport } from './report.ts';

/** What is known of an answered request beside the answer. */
export type Asked = {
  readonly sentAt: number;
  /** When its connection was begun. */
  readonly openedAt: number;
  /** It was the first request on its connection. */
  readonly fresh: boolean;
};

/** New connections whose begin is remembered for each version: those of many seconds. */
const REMEMBERED = 10_000;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Entry = {
  readonly report: Mutable<Omit<VersionReport, 'openedSince'>>;
  /** When the latest new connections were begun. */
  readonly opened: number[];
};

/** Who answered, when: in this is seen whether an old version answered when it no longer should have. */
export class Versions {
  readonly #byName = new Map<string, Entry>();

  add(version: string, { sentAt, openedAt, fresh }: Asked, answeredAt: number): void {
    const entry = this.#byName.get(version) ?? firstOf(sentAt, openedAt, answeredAt);
    this.#byName.set(version, entry);
    const { report, opened } = entry;
    report.answers += 1;
    report.firstSent = Math.min(report.firstSent, sentAt);
    report.lastSent = Math.max(report.lastSent, sentAt);
    report.lastAnswered = answeredAt;
    report.lastOpened = Math.max(report.lastOpened, openedAt);
    if (!fresh) return;
    report.lastSentOnNewConnection = Math.max(report.lastSentOnNewConnection ?? 0, sentAt);
    opened.push(openedAt);
    if (opened.length >= 2 * REMEMBERED) opened.splice(0, REMEMBERED);
  }

  report(markers: readonly Marker[] = []): Record<string, VersionReport> {
    return Object.fromEntries(
      [...this.#byName].map(([version, { report, opened }]) => {
        const since = markers.map(({ name, at }) => [name, opened.filter((begin) => begin > at).length]);
        return [version, { ...report, openedSince: Object.fromEntries(since) as Record<string, number> }];
      }),
    );
  }
}

function firstOf(sentAt: number, openedAt: number, answeredAt: number): Entry {
  const report = {
    answers: 0,
    firstSent: sentAt,
    lastSent: sentAt,
    firstAnswered: answeredAt,
    lastAnswered: answeredAt,
    lastOpened: openedAt,
  };
  return { report, opened: [] };
}
