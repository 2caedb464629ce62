export type LogOptions = {
  readonly follow: boolean;
  /** The last so many lines; all when absent. */
  readonly tail?: number;
  /** From this moment on, RFC 3339; what has this very time is among it. */
  readonly since?: string;
  readonly signal: AbortSignal;
};

export type LogLine = {
  /** By the engine's clock, RFC 3339 with nine digits after the point. */
  readonly at: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
};
