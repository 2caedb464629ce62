/** A word that may stand where the cursor is, and what it means. */
export type Word = readonly [word: string, meaning: string];
