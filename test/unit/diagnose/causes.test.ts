import { describe, expect, test } from '@jest/globals';
import { causesOf, type Evidence } from '../../../src/diagnose/index.ts';
import type { CauseCode } from '../../../src/types/index.ts';

const running = { status: 'running', exitCode: 0, outOfMemory: false, restarts: 0 };

function evidence(more: Partial<Evidence>): Evidence {
  return {
    failure: 'deadline',
    service: 'web',
    container: 'shop-web-green-1',
    port: 8080,
    path: '/',
    status: 0,
    answers: ['connection refused'],
    engineSays: '',
    hasCheck: false,
    isTls: false,
    checks: [],
    log: [],
    state: running,
    ...more,
  };
}

const exited = (exitCode: number, ...log: string[]): Evidence =>
  evidence({ failure: 'exited', state: { ...running, status: 'exited', exitCode }, log });
const refused = (engineSays: string): Evidence =>
  evidence({ failure: 'refused', engineSays, state: { ...running, status: 'created', exitCode: 127 } });
const first = (one: Evidence): CauseCode | undefined => causesOf(one)[0]?.code;

describe('what the engine says of a command, by its version', () => {
  test.each<[CauseCode, string]>([
    [
      'command-not-found',
      'OCI runtime create failed: starting container process caused: exec: "serve": executable file not found in $PATH: unknown',
    ],
    [
      'command-not-found',
      'runc create failed: exec: "/app/serve": stat /app/serve: no such file or directory',
    ],
    [
      'not-executable',
      'starting container process caused: exec: "/app/server.js": permission denied: unknown',
    ],
    ['wrong-architecture', 'exec /app/server: exec format error'],
  ])('%s: %s', (code, text) => expect(first(refused(text))).toBe(code));
});

describe('the last words of one that has ended', () => {
  test.each<[CauseCode, number, string]>([
    ['wrong-architecture', 1, 'standard_init_linux.go:228: exec user process caused: exec format error'],
    ['wrong-architecture', 255, 'exec /usr/bin/shop: exec format error'],
    [
      'script-not-runnable',
      1,
      'standard_init_linux.go:228: exec user process caused: no such file or directory',
    ],
    ['script-not-runnable', 255, 'exec /entrypoint.sh: no such file or directory'],
    ['script-not-runnable', 127, "/usr/bin/env: 'bash\\r': No such file or directory"],
    ['command-not-found', 127, 'sh: 1: gunicorn: not found'],
    ['not-executable', 126, 'sh: 1: /app/run.sh: Permission denied'],
    [
      'out-of-memory',
      134,
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    ],
    ['out-of-memory', 1, 'java.lang.OutOfMemoryError: Java heap space'],
    ['missing-variable', 1, 'Error: DATABASE_URL is not set'],
    ['missing-variable', 1, "KeyError: 'DJANGO_SECRET_KEY'"],
    ['missing-variable', 1, 'key not found: "RAILS_MASTER_KEY" (KeyError)'],
    ['missing-variable', 1, 'panic: missing required environment variable SHOP_TOKEN'],
    ['missing-variable', 1, 'Environment variable not found: required env var "SHOP_TOKEN"'],
    ['missing-variable', 1, '/start.sh: line 3: SHOP_TOKEN: unbound variable'],
    ['missing-variable', 1, '/start.sh: 3: SHOP_TOKEN: parameter not set'],
    ['missing-variable', 1, 'the environment variable SHOP_TOKEN is missing'],
    ['port-in-use', 1, 'Error: listen EADDRINUSE: address already in use :::8080'],
    ['port-in-use', 1, 'OSError: [Errno 98] Address already in use'],
    ['privileged-port', 1, 'Error: listen EACCES: permission denied 0.0.0.0:80'],
    ['privileged-port', 1, 'listen tcp :80: bind: permission denied'],
    ['privileged-port', 1, 'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)'],
    ['disk-full', 1, "Error: ENOSPC: no space left on device, write '/data/file'"],
    ['read-only', 1, "OSError: [Errno 30] Read-only file system: '/app/cache'"],
    ['permission-denied', 1, "Error: EACCES: permission denied, open '/app/cache'"],
    ['permission-denied', 1, 'open /var/lib/shop/db: permission denied'],
    ['host-unknown', 1, 'Error: getaddrinfo ENOTFOUND db'],
    ['host-unknown', 1, 'dial tcp: lookup db on 127.0.0.11:53: no such host'],
    ['host-unknown', 1, 'could not translate host name "db" to address: Name or service not known'],
    ['host-unknown', 1, 'java.net.UnknownHostException: db'],
    ['backend-refused', 1, 'Error: connect ECONNREFUSED 10.0.0.2:5432'],
    ['backend-refused', 1, 'dial tcp 10.0.0.2:5432: connect: connection refused'],
    ['backend-refused', 1, 'connection to server at "db" (10.0.0.2), port 5432 failed: Connection refused'],
    ['missing-module', 1, "Error: Cannot find module 'express'"],
    ['missing-module', 1, "ModuleNotFoundError: No module named 'flask'"],
    [
      'missing-module',
      127,
      'error while loading shared libraries: libpq.so.5: cannot open shared object file',
    ],
    ['missing-file', 1, "Error: ENOENT: no such file or directory, open '/etc/shop.json'"],
    ['exited', 1, 'something that nobody has seen before'],
  ])('%s, with code %d: %s', (code, exitCode, line) => {
    expect(first(exited(exitCode, 'starting', line, '    at somewhere (/app/index.js:3:1)'))).toBe(code);
  });

  test('name what is concerned', () => {
    const text = (line: string) => causesOf(exited(1, line))[0]?.text;
    expect(text('Error: DATABASE_URL is not set')).toBe('the variable DATABASE_URL is missing');
    expect(text('Error: getaddrinfo ENOTFOUND <DB_HOST>')).toBe('it cannot find the host <DB_HOST>');
    expect(text("Error: EACCES: permission denied, open '/app/cache'")).toBe(
      'its user may not use /app/cache',
    );
    expect(text('Error: connect ECONNREFUSED 10.0.0.2:5432')).toContain('10.0.0.2:5432');
    expect(text('could not translate host name "db" to address')).toBe('it cannot find the host db');
  });

  test('are not taken for a missing variable when they are an error’s name', () => {
    expect(first(exited(1, 'ERROR not set up'))).toBe('exited');
    expect(first(exited(1, 'ENOENT is not defined'))).not.toBe('missing-variable');
  });
});

describe('one that has ended without a word', () => {
  test.each<[CauseCode, number]>([
    ['crashed', 139],
    ['crashed', 134],
    ['killed', 137],
    ['killed', 143],
    ['ended-well', 0],
    ['exited', 2],
  ])('%s by code %d', (code, exitCode) => expect(first(exited(exitCode))).toBe(code));

  test('for lack of memory', () => {
    const state = { ...running, status: 'exited', exitCode: 137, outOfMemory: true };
    expect(first(evidence({ failure: 'exited', state }))).toBe('out-of-memory');
  });

  test('because somebody removed it', () => {
    const { state: _, ...gone } = evidence({ failure: 'gone' });
    expect(first(gone)).toBe('removed');
  });
});

describe('one that runs', () => {
  const answer = (status: number, body = ''): Evidence =>
    evidence({ status, answers: [`HTTP ${status}`], ...(body === '' ? {} : { body }) });

  test.each<[CauseCode, Evidence]>([
    ['loopback-only', evidence({ listens: [{ address: '127.0.0.1', port: 8080 }] })],
    ['loopback-only', evidence({ listens: [{ address: '::1', port: 8080 }] })],
    ['other-port', evidence({ listens: [{ address: '0.0.0.0', port: 3000 }] })],
    ['not-listening', evidence({ listens: [] })],
    ['not-listening', evidence({})],
    ['backend-refused', evidence({ listens: [], log: ['Error: connect ECONNREFUSED 127.0.0.1:5432'] })],
    ['speaks-tls', evidence({ answers: ['connection closed without an answer'], isTls: true })],
    ['speaks-tls', evidence({ status: 400, answers: ['HTTP 400'], isTls: true })],
    ['not-http', evidence({ answers: ['an answer that is not HTTP'] })],
    ['too-slow', evidence({ answers: ['no answer in time'] })],
    ['needs-login', answer(401)],
    ['needs-login', answer(403, 'Forbidden')],
    ['host-not-allowed', answer(400, 'DisallowedHost at /')],
    ['host-not-allowed', answer(403, 'Blocked request. This host is not allowed.')],
    ['not-found', answer(404)],
    ['server-error', answer(503)],
    ['wrong-status', answer(405)],
    ['wrong-status', answer(400, 'bad')],
    ['too-late', answer(200)],
    ['check-not-done', { ...answer(200), hasCheck: true }],
    ['check-failed', { ...answer(200), hasCheck: true, checks: [{ exitCode: 1, output: 'no' }] }],
    [
      'check-program-missing',
      evidence({
        failure: 'healthcheck',
        checks: [{ exitCode: 127, output: '/bin/sh: 1: curl: not found' }],
      }),
    ],
    [
      'check-follows-redirect',
      evidence({ failure: 'healthcheck', status: 301, answers: ['HTTP 301 to https://shop.example.com/'] }),
    ],
  ])('%s', (code, one) => expect(first(one)).toBe(code));

  test('is not blamed for what it logged if it answers', () => {
    expect(causesOf({ ...answer(404), log: ['open /cache: permission denied'] })).toMatchObject([
      { code: 'not-found' },
    ]);
  });
});

test('a cure names what to do, in a sentence', () => {
  for (const { text, cure } of causesOf(exited(1, 'Error: SHOP_TOKEN is not set', 'EACCES'))) {
    expect(text).not.toMatch(/[.]$/);
    expect(cure).toMatch(/^[A-Z].*[.?]$/s);
  }
});
