import { describe, expect, test } from '@jest/globals';
import { PREVIEW_PORT_SERVICE, previewPortService } from '../../../src/proxy/index.ts';
import type { Project, Service } from '../../../src/types/index.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { front } from '../../support/release.ts';

const service = (name: string): Service => ({
  name,
  image: 'shop:1',
  pull: 'missing',
  replicas: 1,
  stopGrace: 10_000,
  container: containerSettings(),
  dependsOn: [],
});
const project = (more: Partial<Project> = {}): Project => ({
  hosts: [],
  name: 'shop',
  proxy: { publish: {}, front },
  networks: [],
  volumes: [],
  services: [service('web')],
  preview: { cookie: false, port: { address: '127.0.0.1', port: 8081 } },
  ...more,
});

describe('the service that shows what is staged on a port of the host', () => {
  test('is there when a port is asked for, and publishes that one alone', () => {
    const made = previewPortService(project(), 'nginx:1');
    expect(made).toMatchObject({ name: PREVIEW_PORT_SERVICE, image: 'nginx:1' });
    expect(made?.container.hostConfig.PortBindings).toEqual({
      '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '8081' }],
    });
    expect(previewPortService(project({ preview: { cookie: true } }), 'nginx:1')).toBeUndefined();
  });

  test('refuses a service of the file that has its name', () => {
    const both = project({ services: [service('web'), service(PREVIEW_PORT_SERVICE)] });
    expect(() => previewPortService(both, 'nginx:1')).toThrow(
      expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(PREVIEW_PORT_SERVICE) }),
    );
  });
});
