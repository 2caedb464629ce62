import { describe, expect, test } from '@jest/globals';
import { renderResult } from '../../../src/report/index.ts';
import type { FindingDocument, Readiness, ResultDocument } from '../../../src/types/index.ts';

const stray: FindingDocument = {
  host: 'one',
  code: 'stray',
  severity: 'leftover',
  where: 'container shop-web-green-1',
  message: 'it has ended, and nothing is routed to it',
  cure: 'it is removed',
  fixable: true,
};
const clock: FindingDocument = {
  host: 'two',
  code: 'clock',
  severity: 'risk',
  where: 'engine tcp://two',
  message: "its clock is 2m ahead of this machine's",
  cure: 'set it',
  fixable: false,
};
const hosts = (...names: string[]) =>
  names.map((host) => ({ host, engine: '20.10.24', projects: [] as string[], services: [] }));
const text = (document: Partial<ResultDocument>): string[] =>
  renderResult({ ok: true, command: 'doctor', ...document }, { color: false }).split('\n');

describe('doctor', () => {
  test('says of a host on which nothing is wrong what is there', () => {
    expect(text({ findings: [], hosts: hosts('one') })).toEqual([
      'nothing is wrong: Docker 20.10.24 is fit, and nothing of ctr-bg is on it',
      '',
    ]);
    const [one] = hosts('one');
    expect(text({ findings: [], hosts: one ? [{ ...one, projects: ['blog', 'shop'] }] : [] })[0]).toBe(
      'nothing is wrong: Docker 20.10.24, blog, shop',
    );
  });

  test('says of a host on which nothing is what a first deploy meets', () => {
    const ready: Readiness = {
      architecture: 'amd64',
      memory: 4e9,
      image: { reference: 'nginx:1.30', isThere: false },
      ports: [
        { port: 80, isNeeded: true, heldBy: [] },
        { port: 443, isNeeded: false, heldBy: ['other'] },
      ],
    };
    const told = (changes: Partial<Readiness>, findings: FindingDocument[] = []): string[] =>
      text({ findings, hosts: hosts('one').map((host) => ({ ...host, ready: { ...ready, ...changes } })) });
    expect(told({})).toEqual([
      'nothing is wrong: Docker 20.10.24 is fit, and nothing of ctr-bg is on it',
      'what a first deploy meets',
      '  host: amd64, 4.0 GB of memory',
      '  proxy: nginx:1.30 is not there: --fix pulls it, or else the first deploy',
      '  port 80: no container has it',
      '  port 443: taken by other; needed for certificates only',
      '',
    ]);
    const [http, https] = ready.ports.map((one) => ({ ...one, listens: one.port === 80 ? ['::'] : [] }));
    const seen = {
      disk: { free: 2e9, total: 4e9 },
      ports: http && https ? [http, { ...https, heldBy: [] }] : [],
    };
    expect(told(seen)).toEqual(
      expect.arrayContaining([
        '  host: amd64, 4.0 GB of memory, 2.0 GB free on the disk',
        '  port 80: taken by a program that listens on ::',
        '  port 443: free, as far as the engine sees; needed for certificates only',
      ]),
    );
    expect(told({ image: { ...ready.image, isThere: true, isPulled: true } })).toContain(
      '  proxy: nginx:1.30 is there now',
    );
    expect(told({ image: { ...ready.image, isThere: true } }, [{ ...clock, host: 'one' }])).toEqual(
      expect.arrayContaining(['what a first deploy meets', '  proxy: nginx:1.30 is there']),
    );
  });

  test('tells each finding with its cure, and the host when there are several', () => {
    const findings = [clock, stray];
    const error = { code: 'UNWELL', message: '2 things are wrong' } as const;
    expect(text({ findings, hosts: hosts('one', 'two'), error })).toEqual([
      "risk two: engine tcp://two: its clock is 2m ahead of this machine's",
      '  by hand: set it',
      'leftover one: container shop-web-green-1: it has ended, and nothing is routed to it',
      '  --fix: it is removed',
      '',
    ]);
  });

  test('tells what was fixed, and what could not be', () => {
    const findings = [
      { ...stray, fixed: true },
      { ...stray, fixed: false, failure: 'project shop is locked' },
    ];
    expect(text({ findings, hosts: hosts('one') })).toEqual([
      'fixed container shop-web-green-1: it has ended, and nothing is routed to it',
      '  done: it is removed',
      'leftover container shop-web-green-1: it has ended, and nothing is routed to it',
      '  --fix failed: project shop is locked; by hand: it is removed',
      '',
    ]);
  });
});
