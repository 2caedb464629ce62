/** Parts of the canonical form that several of its places have. */

/** What YAML and JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** Keys that Compose leaves to others. */
export type Extensible = { readonly [key: `x-${string}`]: Json };
export type Texts = Readonly<Record<string, string>>;

/** `null` is what has no value anywhere: the container does not get it. */
export type OptionalTexts = Readonly<Record<string, string | null>>;

/** A number sets both limits. */
export type ComposeUlimit = number | { readonly soft?: number; readonly hard?: number };

/** Where a secret or config of the project goes in the container. */
export type ComposeFileReference = Extensible & {
  readonly source?: string;
  readonly target?: string;
  readonly uid?: string;
  readonly gid?: string;
  /** Octal, such as `0440`. */
  readonly mode?: string;
};
