import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startLoad } from '../../../laboratory/load/index.ts';
import { RIGHT, rawServer } from './servers.ts';

const LANES = [{ kind: 'keep-alive', connections: 2, rate: 100 }] as const;

describe("the load's own process", () => {
  it('ends at its maximum duration, and its report can still be had', async () => {
    await using server = await rawServer((socket) => socket.write(RIGHT));
    const target = { host: '127.0.0.1', port: server.port };
    await using load = await startLoad({ target, lanes: LANES, maxDuration: 300 });
    await sleep(500);
    load.marker('too late');
    const report = await load.stop();
    expect(report.lanes[0]).toMatchObject({ name: 'keep-alive', failed: 0 });
    expect(report.at - report.startedAt).toBeLessThan(500);
    expect(load.snapshot()).toEqual(report);
  });

  it('ends with the process that started it, even when that is killed', async () => {
    let latest = 0;
    await using server = await rawServer((socket) => {
      latest = performance.now();
      socket.write(RIGHT);
    });
    const orphan = fileURLToPath(new URL('orphan.ts', import.meta.url));
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const parent = spawn(process.execPath, ['--import', tsx, orphan, String(server.port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await sleep(500);
    expect(latest).toBeGreaterThan(0);
    expect(performance.now() - latest).toBeGreaterThan(300);
  });

  it('that crashes makes stop() reject', async () => {
    const target = { host: '127.0.0.1', port: -1 };
    await expect(startLoad({ target, lanes: LANES })).rejects.toThrow(
      /^the load ended early \(1\)[^]*ERR_SOCKET_BAD_PORT/,
    );
  });
});
