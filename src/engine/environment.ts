import { accessSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './cause.ts';

/** Variables as in process.env; passed in, so that tests and callers decide what is seen. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is read of the file system: a door, so that tables of cases need no files. */
export type Files = {
  /** Undefined when there is no such file; throws when it cannot be read. */
  read(path: string): Buffer | undefined;
  exists(path: string): boolean;
};

export const realFiles: Files = {
  read(path) {
    try {
      return readFileSync(path);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
      throw error;
    }
  },
  exists(path) {
    try {
      accessSync(path);
      return true;
    } catch {
      return false;
    }
  },
};

export function homeOf(environment: Environment): string {
  return environment['HOME'] || homedir();
}

/** The docker CLI's directory: DOCKER_CONFIG, or `.docker` at home. */
export function configDirectory(environment: Environment): string {
  return environment['DOCKER_CONFIG'] || join(homeOf(environment), '.docker');
}
