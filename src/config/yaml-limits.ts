/** What the values of one file may come to when its aliases are written out. */
export const MOST_VALUES = 50_000;
/** Of one list: what compares its items with each other must not take long. */
export const MOST_ITEMS = 5000;
/** They would reach into the prototype of whatever object they end up in. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
