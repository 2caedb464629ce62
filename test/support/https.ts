import { connect, type TLSSocket } from 'node:tls';
import { request as httpsRequest, type Agent } from 'node:https';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export type Secure = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** One GET by HTTPS to the laboratory's proxy; `name` is what the client asks for by SNI and in its Host header. */
export function getSecure(port: number, name: string, path: string, agent?: Agent): Promise<Secure> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      servername: name,
      headers: { host: name },
      rejectUnauthorized: false,
      agent: agent ?? false,
      signal: AbortSignal.timeout(10_000),
    } as const;
    const request = httpsRequest(options, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    request.once('error', reject);
    request.end();
  });
}

export type Handshake = { readonly names: string; readonly protocol: string; readonly fingerprint: string };

/** What the server shows of itself for a name. Rejects when the handshake does. */
export async function handshake(
  port: number,
  servername: string,
  maxVersion?: 'TLSv1.1',
): Promise<Handshake> {
  const versions = maxVersion && { minVersion: 'TLSv1' as const, maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' };
  const socket: TLSSocket = connect({
    host: '127.0.0.1',
    port,
    servername,
    rejectUnauthorized: false,
    ...versions,
  });
  try {
    await once(socket, 'secureConnect');
    const { subjectaltname = '', fingerprint256 } = socket.getPeerCertificate();
    return { names: subjectaltname, protocol: socket.getProtocol() ?? '', fingerprint: fingerprint256 };
  } finally {
    socket.destroy();
  }
}
