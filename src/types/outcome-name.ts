/** What a command has come to, for all hosts together or for one. */
export type OutcomeName =
  | 'deployed'
  | 'unchanged'
  | 'staged'
  | 'promoted'
  | 'aborted'
  | 'rolled-back'
  | 'removed'
  | 'undone'
  | 'failed'
  /** Of a host of several that did not answer any more. */
  | 'unreachable'
  | 'planned';
