import { resolve } from 'node:path';
import type { HostConfig } from '../../types/index.ts';
import { present } from '../present.ts';
import { listAt } from './numbers.ts';
import { mistake, type Subject } from './subject.ts';

/** What the engine knows by these names is not a file. */
const PROFILES = ['unconfined', 'builtin'];
const UNCONFINED = 'systempaths=unconfined';

export function securityOf(subject: Subject): HostConfig {
  const { service } = subject;
  const options = service.security_opt ?? [];
  const parsed = options.flatMap((option, index) =>
    option === UNCONFINED ? [] : [optionOf(option, subject, index)],
  );
  return {
    ...present('Privileged', service.privileged),
    ...listAt('CapAdd', service.cap_add),
    ...listAt('CapDrop', service.cap_drop),
    ...listAt('GroupAdd', service.group_add),
    ...listAt('SecurityOpt', parsed),
    ...(options.includes(UNCONFINED) && { MaskedPaths: [], ReadonlyPaths: [] }),
  };
}

/** The engine takes a seccomp profile by its content, for it may be on another machine. */
function optionOf(option: string, subject: Subject, index: number): string {
  const path = ['security_opt', index];
  const [, key = '', value = ''] = /^([^=:]+)[=:](.*)$/s.exec(option) ?? [];
  if (key === '' && option !== 'no-new-privileges')
    throw mistake(subject, path, `${JSON.stringify(option)} is not a security option: it needs NAME=VALUE`);
  if (key !== 'seccomp' || PROFILES.includes(value)) return option;
  try {
    const text = subject.read(resolve(subject.projectDirectory, value)).content.toString('utf8');
    return `seccomp=${JSON.stringify(JSON.parse(text))}`;
  } catch {
    throw mistake(subject, path, `the seccomp profile ${value} cannot be read, or is not JSON`);
  }
}
