import type {
  GateStep,
  HostName,
  HostView,
  JournalNote,
  MakeStep,
  Moment,
  ProxyView,
  Receipt,
  Traffic,
} from '../types/index.ts';

/**
 * The parts of a host that can be looked at again by themselves; containers of both kinds are seen together, so are
 * networks. `disk` is the proxy without what nginx has loaded, which staging does not change.
 */
export type Part =
  Exclude<keyof HostView, 'engine' | 'isSwarm' | 'supporting' | 'hooks' | 'network'> | 'disk';

/** What a step showed, beyond that its claim is true. */
export type Evidence =
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly moment?: Moment }
  | { readonly kind: 'drained'; readonly ms: number; readonly cut: number };

export type MakeOptions = {
  /** Someone waits for the end. */
  readonly hurry: boolean;
  /** Of a switch that several hosts make together: awaited when all that can be done before it is done. */
  readonly meet?: () => Promise<void>;
};

/** One host as the applier sees it: Docker behind it, or a simulation in the checker. */
export interface Host {
  look(): Promise<HostView>;
  /** The view with one part seen afresh. */
  lookAgain(view: HostView, part: Part): Promise<HostView>;
  /** Rejects unless it answers now; the view with its containers seen afresh. */
  ready(view: HostView): Promise<HostView>;
  /** Causes the effect of a claim that does not hold; doing it twice does no harm. */
  make(
    step: MakeStep,
    view: HostView,
    signal: AbortSignal,
    options: MakeOptions,
  ): Promise<Evidence | undefined>;
  /** Appends to the project's journal; rejects when it cannot. */
  note(proxy: ProxyView, project: string, note: JournalNote): Promise<void>;
  /** What was recorded of a project's requests in the last `ago` ms; rejects when it cannot be read. */
  traffic(proxy: ProxyView, project: string, ago: number): Promise<Traffic>;
  /** Has no effect; rejects when the claim is not seen to be true in time. */
  witness(step: GateStep, view: HostView, signal: AbortSignal): Promise<Evidence | undefined>;
}

export type Fleet = ReadonlyMap<HostName, Host>;

/** What must be looked at again to see whether a claim holds now. */
export function partOf(step: MakeStep): Part {
  switch (step.kind) {
    case 'image':
      return 'images';
    case 'network':
    case 'network-gone':
    case 'project-network':
    case 'project-network-gone':
      return 'networks';
    case 'volume':
      return 'volumes';
    case 'run':
    case 'gone':
    case 'aside':
    case 'resumed':
    case 'renamed':
    case 'started':
    case 'completed':
      return 'containers';
    case 'staged':
    case 'kept':
      return 'disk';
    case 'pruned':
    case 'proxy':
    case 'joined':
    case 'route':
    case 'proxy-gone':
      return 'proxy';
    default:
      return step satisfies never;
  }
}
