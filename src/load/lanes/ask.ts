import { Connection } from '../http/connection.ts';
import { quote, type Head } from '../http/head.ts';
import { Loss } from '../http/loss.ts';
import type { Request } from '../http/request.ts';
import type { Response } from '../http/response.ts';
import type { WrongKind } from '../report.ts';
import type { Context, Judgement } from './context.ts';

export type Complaint = { readonly kind: WrongKind; readonly detail: string };
/** What is wrong with an accepted answer's body, if anything. */
export type BodyCheck = (response: Response) => string | undefined;

/** A new connection that is counted, and complains to the tally of bytes that nobody asked for. */
export function open({ target, tally }: Context): Connection {
  tally.connections += 1;
  const connection: Connection = new Connection(target, (loss) =>
    tally.failed(loss.kind, loss.message, connection.sentAt),
  );
  return connection;
}

export type Question = {
  readonly request: Request;
  readonly check: BodyCheck;
  /** When it was to be asked, if its latency is to begin then. */
  readonly due?: number | undefined;
};

/** One request, one entry in the tally; false when it was lost. */
export async function ask(context: Context, connection: Connection, question: Question): Promise<boolean> {
  const { tally, deadline } = context;
  const fresh = connection.requests === 0;
  tally.sent += 1;
  try {
    const response = await connection.exchange(question.request, deadline);
    tally.answered(response.version, { sentAt: connection.sentAt, openedAt: connection.openedAt, fresh });
    record(context, connection, response, { ...question, fresh });
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
  { fresh, check, due }: Question & { readonly fresh: boolean },
): void {
  const { tally } = context;
  if (response.status >= 500) {
    tally.failed('5xx', `status ${response.status}: ${quote(response.body)}`, connection.sentAt);
    return;
  }
  const complaint = complain(response, context) ?? bodyComplaint(check(response));
  if (complaint === undefined) tally.right(due ?? (fresh ? connection.openedAt : connection.sentAt));
  else tally.wrong(complaint.kind, complaint.detail, connection.sentAt);
}

/** What is wrong with an answer's head, if anything. */
export function complain(
  { status, version, location }: Pick<Head, 'status' | 'version' | 'location'>,
  { versions, accepts }: Judgement,
): Complaint | undefined {
  if (!accepts(status, location)) {
    return { kind: 'status', detail: `status ${status}${location === '' ? '' : ` to ${quote(location)}`}` };
  }
  if (versions !== undefined && !versions.includes(version)) {
    return { kind: 'version', detail: `version ${quote(version)}` };
  }
  return undefined;
}

function bodyComplaint(detail: string | undefined): Complaint | undefined {
  return detail === undefined ? undefined : { kind: 'body', detail };
}
