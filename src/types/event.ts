import type { StageName, Step } from './plan.ts';
import type { HostName } from './world.ts';
import type { Receipt } from './outcome.ts';

/** Everything a user sees while a command runs is one of these first; `report` alone turns them into text. */
export type Event =
  | {
      readonly kind: 'pull';
      readonly host: HostName;
      readonly reference: string;
      readonly current: number;
      readonly total: number;
      readonly done: boolean;
    }
  | { readonly kind: 'stage-started'; readonly stage: StageName; readonly undo: boolean }
  | { readonly kind: 'stage-ended'; readonly stage: StageName; readonly undo: boolean; readonly ms: number }
  | { readonly kind: 'step-started'; readonly step: Step }
  | {
      readonly kind: 'step-ended';
      readonly step: Step;
      readonly ms: number;
      readonly result: 'held' | 'made' | 'witnessed';
    }
  | { readonly kind: 'step-failed'; readonly step: Step; readonly ms: number; readonly message: string }
  | {
      readonly kind: 'probe';
      readonly host: HostName;
      readonly container: string;
      readonly answer: string;
      readonly healthy: boolean;
    }
  | { readonly kind: 'receipt'; readonly host: HostName; readonly receipt: Receipt }
  | { readonly kind: 'waiting'; readonly host: HostName; readonly message: string }
  /** A line that a command of the user wrote; `source` is what it is called. */
  | { readonly kind: 'output'; readonly host: HostName; readonly source: string; readonly line: string }
  | { readonly kind: 'turning-back'; readonly because: string }
  /** `host` is absent when it is about none of them. */
  | { readonly kind: 'warning'; readonly message: string; readonly host?: HostName };

export type Emit = (event: Event) => void;
