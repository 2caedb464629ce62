import type { EngineApi } from '../engine-api.ts';

const PROXY = 'ctr-bg-proxy';

/** One generation on the proxy's volume, as its document says. */
type Staged = {
  readonly id: string;
  readonly instances: readonly Place[];
  /** What has a part of the public beside them. */
  readonly sharing: readonly Place[];
};
type Place = { readonly name: string; readonly address: string; readonly digest: string };

export type Found = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly startedAt: string;
  readonly address: string;
  readonly image: string;
  readonly project: string | undefined;
};

/** What is on an engine, seen by the laboratory's own eyes. */
export type Seen = {
  readonly containers: readonly Found[];
  /** Each as its name and what tells it from another one of that name. */
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  /** Whether the proxy runs. */
  readonly isUp: boolean;
  /** Execs of the proxy that have not ended. */
  readonly sessions: number;
  /** Of the project: what nginx would load, what it answers with, and what is there. */
  readonly live: string | undefined;
  readonly loaded: string | undefined;
  readonly staged: readonly Staged[];
  /** Every path on the volume, with `ID` in the place of what is an id. */
  readonly paths: ReadonlySet<string>;
};

/** Prints all that is on the volume, and what nginx answers for each project. */
const LOOK = `
cd /etc/ctr-bg || exit 1
for project in projects/*; do
  if [ -L "$project/live" ]; then echo "live \${project#*/} $(readlink "$project/live")"; fi
  echo "loaded \${project#*/} $(curl --silent --max-time 3 "http://127.0.0.1:4080/generation/\${project#*/}")"
done
for file in projects/*/generations/*/generation.json; do
  if [ -f "$file" ]; then read -r line < "$file"; echo "staged $file $line"; fi
done
find . | sed 's/^/path /'
`;

/** Looks at everything. What is of no project of ours is there too: nothing of others may change. */
export async function look(api: EngineApi, project: string): Promise<Seen> {
  const [containers, networks, volumes] = await Promise.all([
    listContainers(api),
    api.json('GET', '/networks') as Promise<{ Name: string; Id: string }[]>,
    api.json('GET', '/volumes') as Promise<Volumes>,
  ]);
  const proxy = containers.find(({ name }) => name === PROXY);
  // Before our own look, which is a session as well.
  const sessions = proxy ? await openSessions(api) : 0;
  const lines = proxy?.state === 'running' ? (await inProxy(api, ['sh', '-c', LOOK])).split(/\r?\n/) : [];
  const values = (kind: string): string[] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
  const ofProject = (kind: string): string | undefined =>
    values(kind)
      .find((line) => line.startsWith(`${project} `))
      ?.split(' ')[1];
  const loaded = ofProject('loaded');
  return {
    containers,
    networks: networks.map(({ Name, Id }) => `${Name} ${Id.slice(0, 12)}`).sort(),
    volumes: (volumes.Volumes ?? []).map(({ Name, CreatedAt }) => `${Name} ${CreatedAt}`).sort(),
    isUp: proxy?.state === 'running',
    sessions,
    live: ofProject('live')?.split('/').at(-1),
    loaded: loaded === '-' ? undefined : loaded,
    staged: values('staged')
      .filter((line) => line.startsWith(`projects/${project}/`))
      .map(readStaged),
    paths: new Set(values('path').map(withoutIds)),
  };
}

type Volumes = { readonly Volumes: readonly { readonly Name: string; readonly CreatedAt: string }[] | null };

const withoutIds = (path: string): string => path.replaceAll(/[0-9a-f]{12,64}/g, 'ID');

type Services = readonly {
  readonly image: { readonly digest: string };
  readonly instances: readonly { readonly name: string; readonly address: string }[];
}[];
type Document = {
  readonly id: string;
  readonly services: Services;
  readonly preview?: { readonly share?: object; readonly next: { readonly services: Services } };
};

function readStaged(line: string): Staged {
  const { id, services, preview } = JSON.parse(line.slice(line.indexOf(' ') + 1)) as Document;
  const sharing = preview?.share === undefined ? [] : placesOf(preview.next.services);
  return { id, instances: placesOf(services), sharing };
}

const placesOf = (services: Services): Place[] =>
  services.flatMap(({ instances, image }) =>
    instances.map(({ name, address }) => ({ name, address, digest: image.digest })),
  );

type Inspected = {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly State: { readonly Status: string; readonly StartedAt: string };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> | null };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
};

async function listContainers(api: EngineApi): Promise<Found[]> {
  const listed = (await api.json('GET', '/containers/json?all=1')) as { Id: string }[];
  const answers = await Promise.all(listed.map(({ Id }) => api.call('GET', `/containers/${Id}/json`)));
  return answers
    .filter(({ status }) => status === 200)
    .map(({ body }) => found(JSON.parse(body) as Inspected))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const found = ({ Id, Name, Image, State, Config, NetworkSettings }: Inspected): Found => ({
  id: Id,
  name: Name.slice(1),
  state: State.Status,
  startedAt: State.StartedAt,
  address: NetworkSettings.Networks['ctr-bg']?.IPAddress ?? '',
  image: Image,
  project: Config.Labels?.['ctr-bg.project'],
});

async function openSessions(api: EngineApi): Promise<number> {
  const { ExecIDs } = (await api.json('GET', `/containers/${PROXY}/json`)) as { ExecIDs: string[] | null };
  const answers = await Promise.all((ExecIDs ?? []).map((id) => api.call('GET', `/exec/${id}/json`)));
  const states = answers.filter(({ status }) => status === 200);
  return states.filter(({ body }) => (JSON.parse(body) as { Running: boolean }).Running).length;
}

/** What a command in the proxy's container prints; on a terminal, so that it comes as it is. */
export async function inProxy(api: EngineApi, argv: readonly string[]): Promise<string> {
  const body = { AttachStdout: true, Tty: true, Cmd: argv };
  const { Id } = (await api.json('POST', `/containers/${PROXY}/exec`, { body })) as { Id: string };
  const answer = await api.call('POST', `/exec/${Id}/start`, { body: { Detach: false, Tty: true } });
  return answer.body;
}
