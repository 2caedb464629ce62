/** One thing that is wrong, as ajv tells it. */
export type SchemaError = {
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** Whether plain data is a Compose file; if not, `errors` says why until the next call. */
export const validate: { (data: unknown): boolean; errors?: readonly SchemaError[] | null };
/** The keys that may stand at a place, by patterns such as `services.*.build`; without a place, at the top. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>>;
