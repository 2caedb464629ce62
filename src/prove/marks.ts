/** What is marked in a load: the command began; the first switch was seen; it is turned back; the command ended. */
export const MARKS = { begun: 'command', switched: 'switch', back: 'back', ended: 'end' } as const;
