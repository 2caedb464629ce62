import { describe, expect, test } from '@jest/globals';
import { differences } from '../../../src/plan/index.ts';
import type { Makeup } from '../../../src/types/index.ts';

const makeup = (more: Partial<Makeup> = {}): Makeup => ({
  image: { reference: 'shop:1', digest: 'sha256:0123456789abcdef' },
  environment: {},
  labels: {},
  settings: {},
  networks: [],
  ...more,
});

describe('differences between two makeups', () => {
  test('are none for the same, however the engine writes what is not set', () => {
    const settings = {
      Cmd: null,
      Memory: 0,
      Binds: null,
      Tty: false,
      ShmSize: 67_108_864,
      LogConfig: { Type: 'json-file', Config: {} },
    };
    expect(differences(makeup({ settings }), makeup({ settings: { Binds: [] } }))).toEqual([]);
  });

  test('name the image by its digest, and variables by their names alone', () => {
    const from = makeup({ environment: { KEPT: 'a', CHANGED: 'hunter1', GONE: 'hunter2' } });
    const to = makeup({
      image: { reference: 'shop:2', digest: 'sha256:fedcba9876543210' },
      environment: { KEPT: 'a', CHANGED: 'hunter3', NEW: 'hunter4' },
    });
    const found = differences(from, to);
    expect(found).toEqual([
      { what: 'image', from: 'shop:1 (0123456789ab)', to: 'shop:2 (fedcba987654)' },
      { what: 'environment CHANGED', from: '…', to: '…' },
      { what: 'environment GONE', from: '…' },
      { what: 'environment NEW', to: '…' },
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter');
  });

  test('tell commands, mounts and limits in words, less the secrets that people write there', () => {
    const from = makeup({ settings: { Cmd: ['serve', '--password=hunter2'], Binds: ['a:/a'] } });
    const to = makeup({
      settings: { Cmd: ['serve', 'postgres://shop:hunter2@db/shop'], Binds: ['b:/a'], Memory: 1024 },
      networks: ['shop_default'],
    });
    expect(differences(from, to)).toEqual([
      { what: 'volumes', from: 'a:/a', to: 'b:/a' },
      { what: 'command', from: 'serve --password=…', to: 'serve postgres://shop:…@db/shop' },
      { what: 'Memory', to: '1024' },
      { what: 'networks', from: '', to: 'shop_default' },
    ]);
  });
});
