/** How a service is swapped: what nginx sends it, how it proves that it is healthy, how it is let go. */
export type Routing = {
  /** TCP port the application listens on; absent: the one that the image EXPOSEs. */
  readonly port?: number;
  /** At least one. */
  readonly routes: readonly Route[];
  readonly probe: ProbeSettings;
  /** How long requests of the old colour may take to end after the switch, in ms. */
  readonly drain: number;
};

/** A routing whose port the image has answered. */
export type PlacedRouting = Routing & { readonly port: number };

/** A host name (`*.example.com` is allowed), or `*` for every host that no other route names. */
export type Route = { readonly host: string };

export type ProbeSettings = {
  /** Path and query of a GET; 200 to 399 is healthy. */
  readonly path: string;
  /** How long green has from its start to its last needed success. */
  readonly timeout: number;
  /** From the end of one try to the start of the next. */
  readonly interval: number;
  /** Consecutive successes that make it healthy. */
  readonly successes: number;
};

/** The proxy of a host, shared by all projects on it. */
export type ProxySettings = {
  /** Image of the proxy; absent: the one it already runs on, or `nginx:1.30`. */
  readonly image?: string;
  /** Where the proxy listens on the host; absent: where it already does, or port 80 of every address. */
  readonly publish?: Publish;
  /** Answer `GET /bg` with the live colour on the project's public hosts too. */
  readonly publicColor: boolean;
};

export type Publish = { readonly address?: string; readonly port: number };
