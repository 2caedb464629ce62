import * as v from 'valibot';

/** What is believed of the answers of a Swarm's managers, as in schemas.ts. */
const labels = v.nullish(v.record(v.string(), v.string()), {});
const text = v.nullish(v.string(), '');
const texts = v.nullish(v.array(v.string()), []);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+$/));

export const info = v.object({ Swarm: v.nullish(v.object({ ControlAvailable: v.nullish(v.boolean()) })) });

const containerSpec = v.object({
  Image: text,
  Command: texts,
  Args: texts,
  Env: texts,
  Secrets: v.nullish(v.array(v.object({ SecretID: v.string() })), []),
});

export const services = v.array(
  v.object({
    ID: id,
    Version: v.object({ Index: v.number() }),
    Spec: v.object({
      Name: v.string(),
      Labels: labels,
      TaskTemplate: v.object({ ContainerSpec: v.nullish(containerSpec) }),
      Mode: v.nullish(v.object({ Replicated: v.nullish(v.object({ Replicas: v.nullish(v.number(), 0) })) })),
    }),
    ServiceStatus: v.nullish(v.object({ RunningTasks: v.nullish(v.number(), 0) }), { RunningTasks: 0 }),
    UpdateStatus: v.nullish(v.object({ State: text, Message: text })),
  }),
);

export const tasks = v.array(
  v.object({
    ID: v.string(),
    Slot: v.nullish(v.number(), 0),
    NodeID: text,
    DesiredState: text,
    Status: v.object({
      State: v.string(),
      Message: text,
      Err: text,
      ContainerStatus: v.nullish(v.object({ ContainerID: text, ExitCode: v.nullish(v.number(), 0) })),
    }),
    NetworksAttachments: v.nullish(
      v.array(
        v.object({
          Network: v.nullish(v.object({ Spec: v.nullish(v.object({ Name: text })) })),
          Addresses: texts,
        }),
      ),
      [],
    ),
  }),
);

export const secrets = v.array(v.object({ ID: id, Spec: v.object({ Name: text, Labels: labels }) }));
