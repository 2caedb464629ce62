/** Which requests a service answers: those to a host whose path lies below a prefix. */
export type Route = {
  /** A host name (`*.example.com` is allowed), or `*` for every host that no other route names. */
  readonly host: string;
  /** `/` for every path, else a prefix of whole segments without a slash at its end: `/api`. The longest wins. */
  readonly path: string;
  /** Whether the application sees the path without the prefix. */
  readonly strip: boolean;
};

/** The hosts of routes that answer a host name, the one that comes first first. */
export function namesFor(host: string): string[] {
  const labels = host.split('.');
  return [host, ...labels.map((_, index) => ['*', ...labels.slice(index + 1)].join('.'))];
}

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

/** How long, in ms from the switch, the old colour is kept for what is under way on it (docs/decisions/0005). */
export type DrainSettings = {
  /** For requests, among them downloads and event streams. */
  readonly http: number;
  readonly websockets: number;
};

/** How nginx passes a service's requests on. */
export type Handling = {
  /** The largest request body in bytes; 0 for any. */
  readonly body: number;
  /**
   * ms; `read` and `send` are between two successive operations, so a stream that says something stays. `connect` absent:
   * 1000 where another container or task can be tried, else 5000.
   */
  readonly timeouts: { readonly connect?: number; readonly read: number; readonly send: number };
  /** Set on what the application gets, by name; an empty value takes the header away. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Added to every answer, by name. */
  readonly responseHeaders: Readonly<Record<string, string>>;
};

/** What makes a service a swapped one. */
export type Routing = {
  /** TCP port the application listens on; absent: the one that the image EXPOSEs. */
  readonly port?: number;
  readonly routes: readonly Route[];
  readonly probe: ProbeSettings;
  readonly drain: DrainSettings;
  readonly handling: Handling;
};

/** A routing whose port the image has answered. */
export type PlacedRouting = Routing & { readonly port: number };

/** A TLS certificate with its chain, for hosts of one project. */
export type Certificate = {
  /** 12 hex digits over the certificate, which holds the public key: a renewed one is another generation. */
  readonly id: string;
  /** Hosts as the routes have them; `*` for all that no other certificate names. */
  readonly hosts: readonly string[];
  /** Absent in a generation that was read back from the proxy. */
  readonly material?: CertificateMaterial;
};

/** Functions, so that no document, event, plan or printed object can ever hold a key by accident. PEM texts. */
export type CertificateMaterial = { readonly chain: () => string; readonly key: () => string };

/** From which neighbours of nginx the address of the client is taken out of a header. */
export type RealIp = {
  /** Addresses and CIDR ranges. */
  readonly from: readonly string[];
  readonly header: string;
  /** Whether further trusted addresses in the header are skipped. */
  readonly recursive: boolean;
};

/** What all public hosts of a project have in common. */
export type FrontSettings = {
  /** Answer `GET /bg` with the live colour on the public hosts too. */
  readonly publicColor: boolean;
  readonly certificates: readonly Certificate[];
  /** Whether hosts with a certificate answer HTTP by a redirect to HTTPS alone. */
  readonly redirect: boolean;
  /** Seconds of Strict-Transport-Security; absent: the header is not sent. */
  readonly hsts?: number;
  readonly realIp?: RealIp;
};

/** A project's front on one host. */
export type PlacedFront = FrontSettings & {
  /** The port by which clients reach HTTPS, for redirects. */
  readonly httpsPort: number;
};

/** How what is staged can be looked at through the proxy. Each way is off unless it is asked for; all but the port need the key. */
export type PreviewWays = {
  /** Requests whose header of this name has the key as its value. */
  readonly header?: string;
  /** A host name of its own, which answers as if unknown unless header or cookie is right. */
  readonly host?: string;
  /** Whether a signed link that expires sets a cookie that opens it. */
  readonly cookie: boolean;
  /** Where the Docker host shows it to whoever can reach that address, without a key. */
  readonly port?: PreviewPort;
  readonly key?: PreviewKey;
};

export type PreviewPort = { readonly address: string; readonly port: number };

/** `id` changes with the key and does not tell it; `value` is absent in what was read back, and never in a document. */
export type PreviewKey = { readonly id: string; readonly value?: () => string };

/** The proxy of a host, shared by all projects on it, as one project asks for it. */
export type ProxySettings = {
  /** Image of the proxy; absent: the one it already runs on, or `nginx:1.30`. */
  readonly image?: string;
  readonly publish: PublishWish;
  readonly front: FrontSettings;
};

/** Where the proxy is to listen on the host; absent: where it already does, or the default. */
export type PublishWish = {
  /** Default: port 80 of every address. */
  readonly http?: Endpoint;
  /** Default: port 443 of every address when the project has a certificate, else not at all. */
  readonly https?: Endpoint;
};

export type Endpoint = { readonly address?: string; readonly port: number };

/** Where a proxy listens: its HTTP endpoint, and its HTTPS endpoint if it has one. */
export type Publish = Endpoint & { readonly https?: Endpoint };
