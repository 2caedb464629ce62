import { afterAll, beforeAll, expect } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { openDeploys, type Deploys } from '../support/deploys.ts';
import { openFolder, type FileProject } from '../support/files.ts';
import { testInFull } from '../support/size.ts';

/** Calls from one service of a project to another one while that is deployed: docs/decisions/0013. */
let deploys: Deploys;
let engine: Engine;
let project: FileProject;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  // It listens only after a while, as most applications do.
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, {
      version: `v${version}`,
      env: { START_DELAY: '1500' },
    });
  project = await openFolder(deploys.lab);
});
afterAll(async () => {
  await project.run('down');
  await project.remove();
  engine.close();
});

async function up(image: string): Promise<void> {
  await project.write(
    'compose.yaml',
    `name: inside
services:
  api: { image: "${image}", x-ctr-bg: { routes: [api.internal] } }
  worker: { image: "shop:1", extra_hosts: ["api.internal:host-gateway"] }
x-ctr-bg: { drain: 2s, proxy: { publish: 8080 } }
`,
  );
  const { exitCode, stderr } = await deploys.lab.ctrBg(['up'], { cwd: project.folder });
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
}

/** Calls one after another for 9 s, each on a new connection to the first address of the name, never again. */
const caller = (name: string): string => `
const { get } = require('http');
const counts = { good: 0, lost: 0 };
const options = { agent: false, autoSelectFamily: false, timeout: 2000, headers: { host: 'api.internal' } };
const call = () => new Promise((resolve) => {
  const end = (result) => { counts[result]++; resolve(); };
  const request = get('http://${name}:8080/', options, (answer) => {
    answer.resume().on('end', () => end(answer.statusCode === 200 ? 'good' : 'lost'));
  });
  request.on('timeout', () => request.destroy(new Error('late'))).on('error', () => end('lost'));
});
(async () => {
  for (const over = Date.now() + 9000; Date.now() < over;) {
    await call();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  console.log(JSON.stringify(counts));
})();
`;

async function callsDuring(name: string, image: string): Promise<{ good: number; lost: number }> {
  const argv = ['/usr/local/bin/node', '-e', caller(name)];
  const [{ stdout }] = await Promise.all([engine.exec('inside-worker-1', argv), up(image)]);
  return JSON.parse(stdout) as { good: number; lost: number };
}

testInFull(
  'lose nothing through the proxy; by the name of the service they reach green before it listens',
  async () => {
    await up('shop:1');
    const through = await callsDuring('api.internal', 'shop:2');
    expect(through).toEqual({ good: expect.any(Number), lost: 0 });
    expect(through.good).toBeGreaterThan(100);
    expect((await callsDuring('api', 'shop:1')).lost).toBeGreaterThan(0);
  },
);
