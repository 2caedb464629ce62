import { CtrBgError, type Project, type Service } from '../types/index.ts';
import { PROXY } from './layout.ts';
import { renderPreviewPort } from './render.ts';

/** Passes a port of the host on to the proxy, whose own published ports cannot be changed (docs/decisions/0027). */
export const PREVIEW_PORT_SERVICE = 'ctr-bg-preview';
/** In its container. */
const LISTENS = '80/tcp';

/**
 * The supporting service that `x-ctr-bg.preview.port` stands for; undefined where nobody asks for it.
 * Throws CONFIG when the project has a service of that name.
 */
export function previewPortService(
  { name, preview, proxy, services }: Project,
  defaultImage: string,
): Service | undefined {
  const port = preview?.port;
  if (port === undefined) return undefined;
  if (services.some((service) => service.name === PREVIEW_PORT_SERVICE)) throw nameTaken();
  const configuration = renderPreviewPort(name, port.port);
  return {
    name: PREVIEW_PORT_SERVICE,
    image: proxy.image ?? defaultImage,
    pull: 'missing',
    replicas: 1,
    stopGrace: 5000,
    dependsOn: [],
    container: {
      environment: { CTR_BG_CONFIGURATION: configuration },
      labels: {},
      config: {
        Entrypoint: ['sh', '-c', START],
        Cmd: [],
        StopSignal: 'SIGTERM',
        ExposedPorts: { [LISTENS]: {} },
      },
      hostConfig: {
        RestartPolicy: { Name: 'always' },
        ReadonlyRootfs: true,
        Tmpfs: { '/tmp': '' },
        CapDrop: ['ALL'],
        CapAdd: ['CHOWN', 'DAC_OVERRIDE', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'],
        SecurityOpt: ['no-new-privileges:true'],
        LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
        PortBindings: { [LISTENS]: [{ HostIp: port.address, HostPort: String(port.port) }] },
      },
      networks: [{ name: PROXY.network, aliases: [], endpoint: {} }],
      files: [],
      needs: [],
    },
  };
}

const FILE = '/tmp/nginx.conf';
const START = `printf %s "$CTR_BG_CONFIGURATION" >${FILE} && exec nginx -c ${FILE} -g 'daemon off;'`;

function nameTaken(): CtrBgError {
  return new CtrBgError(
    'CONFIG',
    `a service is called ${PREVIEW_PORT_SERVICE}, as that of the preview's port is`,
    {
      hint: "Give the service another name, or leave out 'x-ctr-bg.preview.port'.",
    },
  );
}
