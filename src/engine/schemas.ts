import * as v from 'valibot';

/**
 * What is believed of the engine's answers, field by field (Docker API v1.41). Unknown fields are dropped; null and
 * absent mean the same, as Go's encoders make of empty values either the one or the other.
 */
const labels = v.nullish(v.record(v.string(), v.string()), {});
const keys = v.nullish(v.record(v.string(), v.unknown()));
const text = v.nullish(v.string(), '');
const flag = v.nullish(v.boolean(), false);
const list = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.nullish(v.array(item), []);

export const version = v.object({
  ApiVersion: v.string(),
  MinAPIVersion: v.nullish(v.string()),
  Version: text,
  Arch: text,
});

export const info = v.object({
  ID: v.string(),
  ServerVersion: v.string(),
  Architecture: v.string(),
  OSType: v.string(),
  SystemTime: text,
  MemTotal: v.nullish(v.number()),
});

export const created = v.object({
  Id: v.pipe(v.string(), v.regex(/^[0-9a-f]{12,64}$/)),
  Warnings: list(v.string()),
});

const health = v.object({
  Status: v.string(),
  Log: list(v.object({ Start: text, ExitCode: v.number(), Output: text })),
});

const network = v.object({
  IPAddress: text,
  NetworkID: text,
  IPAMConfig: v.nullish(v.object({ IPv4Address: v.nullish(v.string()) })),
});

export const containers = v.array(
  v.object({
    Id: v.string(),
    Names: list(v.string()),
    ImageID: text,
    State: v.string(),
    Labels: labels,
    Ports: list(v.object({ IP: text, PublicPort: v.nullish(v.number(), 0) })),
    NetworkSettings: v.nullish(v.object({ Networks: v.nullish(v.record(v.string(), network)) })),
  }),
);

const binding = v.object({ HostIp: text, HostPort: text });

export const container = v.object({
  Id: v.string(),
  Name: v.string(),
  Created: text,
  Image: v.string(),
  RestartCount: v.number(),
  State: v.object({
    Status: v.string(),
    Running: v.boolean(),
    Restarting: flag,
    Paused: flag,
    OOMKilled: flag,
    ExitCode: v.number(),
    Error: text,
    StartedAt: text,
    Health: v.nullish(health),
  }),
  Config: v.object({ Image: text, Labels: labels, ExposedPorts: keys, Tty: flag }),
  HostConfig: v.object({
    RestartPolicy: v.nullish(v.object({ Name: text })),
    PortBindings: v.nullish(v.record(v.string(), v.nullable(v.array(binding)))),
  }),
  NetworkSettings: v.object({ Networks: v.nullish(v.record(v.string(), network)) }),
});

const anything = v.record(v.string(), v.unknown());

export const containerDescription = v.object({
  Image: v.string(),
  Config: anything,
  HostConfig: anything,
  NetworkSettings: v.object({ Networks: v.nullish(anything, {}) }),
});

export const imageDescription = v.object({ Config: v.nullish(anything, {}) });

export const processes = v.object({ Titles: v.array(v.string()), Processes: list(v.array(v.string())) });

export const exec = v.object({ Running: v.boolean(), ExitCode: v.nullish(v.number()) });

export const image = v.object({
  Id: v.string(),
  RepoDigests: list(v.string()),
  RepoTags: list(v.string()),
  Architecture: text,
  Os: text,
  Config: v.nullish(
    v.object({
      Env: list(v.string()),
      ExposedPorts: keys,
      Healthcheck: v.nullish(v.object({ Test: v.nullish(v.array(v.string())) })),
    }),
  ),
});

export const distribution = v.object({
  Descriptor: v.object({ digest: v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/)) }),
  Platforms: list(v.object({ architecture: v.nullish(v.string()) })),
});

/** One line of a pull's stream. */
export const progress = v.object({
  id: v.nullish(v.string()),
  status: v.nullish(v.string()),
  progressDetail: v.nullish(v.object({ current: v.nullish(v.number()), total: v.nullish(v.number()) })),
  error: v.nullish(v.string()),
  errorDetail: v.nullish(v.object({ message: v.nullish(v.string()) })),
});

/** One line of a build's stream. */
export const built = v.object({
  stream: v.nullish(v.string()),
  status: v.nullish(v.string()),
  aux: v.nullish(v.object({ ID: v.nullish(v.string()) })),
  error: v.nullish(v.string()),
  errorDetail: v.nullish(v.object({ message: v.nullish(v.string()) })),
});

const pool = v.object({ Subnet: v.nullish(v.string()), IPRange: v.nullish(v.string()) });

export const networks = v.array(
  v.object({
    Id: v.string(),
    Name: v.string(),
    Labels: labels,
    IPAM: v.nullish(v.object({ Config: v.nullish(v.array(pool)) })),
  }),
);

export const volume = v.object({ Name: v.string(), Labels: v.nullish(v.record(v.string(), v.string())) });

export const event = v.object({
  Action: v.string(),
  Actor: v.object({ ID: v.string(), Attributes: labels }),
});
