import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { CtrBgError, type BuildSettings } from '../types/index.ts';

/** Where a Dockerfile goes that is not in the context. The engine takes it out again, for .dockerignore names it. */
const OUTSIDE = '.ctr-bg.dockerfile';

export type Dockerfile = {
  /** In the context's tar. */
  readonly name: string;
  readonly text: string;
  /** Whether it has to be added to what is in the folder. */
  readonly isAdded: boolean;
};

/** The Dockerfile that a build uses: inline, in the context, or elsewhere. */
export async function readDockerfile(settings: BuildSettings): Promise<Dockerfile> {
  const { context, dockerfile, dockerfileInline } = settings;
  if (dockerfileInline !== undefined) return { name: OUTSIDE, text: dockerfileInline, isAdded: true };
  const path = resolve(context, dockerfile);
  const name = relative(context, path);
  const isAdded = isAbsolute(name) || name === '..' || name.startsWith(`..${sep}`);
  return { name: isAdded ? OUTSIDE : name.split(sep).join('/'), text: await readText(path), isAdded };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CtrBgError('CONFIG', `the Dockerfile ${path} cannot be read`, {
      cause,
      hint: "'build.dockerfile' names it, relative to 'build.context'.",
    });
  }
}

/** The images that a Dockerfile starts from, as far as they are written without variables. */
export function baseImages(text: string): string[] {
  const stages = new Set<string>(['scratch']);
  const bases: string[] = [];
  for (const [, image = '', stage] of text.matchAll(/^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/gim)) {
    if (!stages.has(image.toLowerCase()) && !image.includes('$')) bases.push(image);
    if (stage !== undefined) stages.add(stage.toLowerCase());
  }
  return [...new Set(bases)];
}
