import { Connection } from '../http/connection.ts';
import { quote } from '../http/head.ts';
import { Loss } from '../http/loss.ts';
import type { Request } from '../http/request.ts';
import type { Response } from '../http/response.ts';
import type { WrongKind } from '../report.ts';
import type { Context } from './context.ts';

export type Complaint = { readonly kind: WrongKind; readonly detail: string };
/** What is wrong with a 200 answer's body, if anything. */
export type BodyCheck = (response: Response) => string | undefined;

/** A new connection that is counted, and complains to the tally of bytes that nobody asked for. */
export function open({ target, tally }: Context): Connection {
  tally.connections += 1;
  const connection: Connection = new Connection(target, (loss) =>
    tally.failed(loss.kind, loss.message, connection.sentAt),
  );
  return connection;
}

/** One request, one entry in the tally; false when it was lost. */
export async function ask(
  context: Context,
  connection: Connection,
  request: Request,
  check: BodyCheck,
): Promise<boolean> {
  const { tally, deadline } = context;
  const fresh = connection.requests === 0;
  tally.sent += 1;
  try {
    const response = await connection.exchange(request, deadline);
    tally.answered(response.version, { sentAt: connection.sentAt, openedAt: connection.openedAt, fresh });
    record(context, connection, response, fresh, check);
    return true;
  } catch (error) {
    if (!(error instanceof Loss)) throw error;
    tally.failed(error.kind, error.message, connection.sentAt);
    return false;
  }
}

function record(
  context: Context,
  connection: Connection,
  response: Response,
  fresh: boolean,
  check: BodyCheck,
): void {
  const { tally, versions } = context;
  if (response.status >= 500) {
    tally.failed('5xx', `status ${response.status}: ${quote(response.body)}`, connection.sentAt);
    return;
  }
  const complaint = complain(response, versions) ?? bodyComplaint(check(response));
  if (complaint === undefined) tally.right(fresh ? connection.openedAt : connection.sentAt);
  else tally.wrong(complaint.kind, complaint.detail, connection.sentAt);
}

/** What is wrong with an answer's head, if anything. */
export function complain(
  { status, version }: { readonly status: number; readonly version: string },
  versions: readonly string[] | undefined,
): Complaint | undefined {
  if (status !== 200) return { kind: 'status', detail: `status ${status}` };
  if (versions !== undefined && !versions.includes(version)) {
    return { kind: 'version', detail: `x-version ${quote(version)}` };
  }
  return undefined;
}

function bodyComplaint(detail: string | undefined): Complaint | undefined {
  return detail === undefined ? undefined : { kind: 'body', detail };
}
