import type { VersionReport } from './report.ts';

/** What is known of an answered request beside the answer. */
export type Asked = {
  readonly sentAt: number;
  /** When its connection was begun. */
  readonly openedAt: number;
  /** It was the first request on its connection. */
  readonly fresh: boolean;
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Who answered, when: in this is seen whether an old version answered when it no longer should have. */
export class Versions {
  readonly #byName = new Map<string, Mutable<VersionReport>>();

  add(version: string, { sentAt, openedAt, fresh }: Asked, answeredAt: number): void {
    const entry = this.#byName.get(version) ?? firstOf(sentAt, openedAt, answeredAt);
    this.#byName.set(version, entry);
    entry.answers += 1;
    entry.firstSent = Math.min(entry.firstSent, sentAt);
    entry.lastSent = Math.max(entry.lastSent, sentAt);
    entry.lastAnswered = answeredAt;
    entry.lastOpened = Math.max(entry.lastOpened, openedAt);
    if (fresh) entry.lastSentOnNewConnection = Math.max(entry.lastSentOnNewConnection ?? 0, sentAt);
  }

  report(): Record<string, VersionReport> {
    return Object.fromEntries([...this.#byName].map(([version, entry]) => [version, { ...entry }]));
  }
}

function firstOf(sentAt: number, openedAt: number, answeredAt: number): Mutable<VersionReport> {
  return {
    answers: 0,
    firstSent: sentAt,
    lastSent: sentAt,
    firstAnswered: answeredAt,
    lastAnswered: answeredAt,
    lastOpened: openedAt,
  };
}
