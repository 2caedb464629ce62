import { CtrBgError } from '../types/index.ts';
import { look } from './compose/surroundings.ts';
import { imageArgument, nameFromImage } from './image.ts';
import { readRoute } from './extension/route.ts';
import { required } from './flags.ts';
import { projectName } from './project-name.ts';
import { readPort } from './scalar.ts';
import type { Environment } from './variables.ts';

export type StarterOptions = {
  readonly directory: string;
  /** Undefined: the image is built here, where a Dockerfile is. */
  readonly image?: string | undefined;
  readonly hasDockerfile: boolean;
  /** Absent: the one that the image EXPOSEs. */
  readonly port?: string | undefined;
  /** `HOST[/PATH]`; none: every host name. */
  readonly routes?: readonly string[];
  /** `-p` */
  readonly projectName?: string | undefined;
  readonly environment: Environment;
};

/** Where an editor looks for the schema of a YAML file. */
export const SCHEMA_LINE = '# yaml-language-server: $schema=ctr-bg.schema.json';

/** Absolute paths of the files that `up` would read here, in their order. */
export async function findFiles(
  options: Pick<StarterOptions, 'directory' | 'environment'>,
): Promise<readonly string[]> {
  return (await look({ ...options, files: [] })).files;
}

/** The ports that a Dockerfile itself EXPOSEs; its base may EXPOSE more. */
export function exposedPorts(dockerfile: string): readonly string[] {
  const words = [...dockerfile.matchAll(/^[ \t]*EXPOSE[ \t]+(.*)$/gim)].flatMap(([, all = '']) =>
    all.trim().split(/\s+/),
  );
  return words.map((word) => word.replace(/\/tcp$/i, '')).filter((word) => /^\d+$/.test(word));
}

/** What may be answered to a question of `init`, and said by its flags. Each throws USAGE, and returns what is written. */
export const starterAnswers = {
  image: imageArgument,
  port: (text: string): string => String(required('the port', text, readPort)),
  route: (text: string): string => {
    required('the route', text, readRoute);
    return text;
  },
} as const;

/** The text of a first `ctr-bg.yml`, with what most people want to say. Throws USAGE without an image and a Dockerfile. */
export function starterFile({
  directory,
  image,
  hasDockerfile,
  port,
  routes = [],
  projectName: flag,
  environment,
}: StarterOptions): string {
  const folder = nameFromImage(directory);
  const source =
    image === undefined
      ? { image: folder, isBuilt: true }
      : { image: starterAnswers.image(image), isBuilt: false };
  if (source.isBuilt && !hasDockerfile) throw noImage();
  const name = projectName({ flag, environment, written: undefined, fallback: nameFromImage(source.image) });
  return `${SCHEMA_LINE}
# Deploy it with: ctr-bg up        See what would be done: ctr-bg plan
name: ${JSON.stringify(name)}

services:
  web:
    image: ${JSON.stringify(source.image)}
${source.isBuilt ? '    build: .\n' : ''}    # environment:
    #   DATABASE_URL: \${DATABASE_URL}
    x-ctr-bg:
      # The port that the application listens on; without it the one that the image EXPOSEs.
      ${port === undefined ? '# port: 8080' : `port: ${starterAnswers.port(port)}`}
      # Host names, with a path or without; * is every other.
      routes: ${JSON.stringify(routes.length === 0 ? ['*'] : routes.map(starterAnswers.route))}
      # 200 to 399 is healthy.
      probe: { path: /, timeout: 60s }
      # How long requests, and WebSockets, may go on with the old version after the switch.
      drain: { http: 30s, websockets: 30s }

# x-ctr-bg:
#   proxy:
#     # For HTTP; the first deploy on a host decides.
#     publish: 80
#     tls: { certificate: ./tls/site.crt, key: ./tls/site.key }
`;
}

function noImage(): CtrBgError {
  return new CtrBgError('USAGE', 'no image was given, and there is no Dockerfile here', {
    hint: 'Name the image, as in `ctr-bg init shop:1`.',
  });
}
