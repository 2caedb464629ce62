import { runLocally } from '../apply/index.ts';
import { post } from '../notify/index.ts';
import { noticeDocument, noticeText } from '../report/index.ts';
import type { LocalCommand, NoticeDocument, NoticeWish, ResultDocument } from '../types/index.ts';
import type { Context } from './context.ts';
import { occasionOf } from './occasion.ts';
import { failedDocument, type CommandResult } from './result.ts';

type About = {
  readonly command: string;
  /** Absent while nobody knows which one is meant. */
  readonly project?: string | undefined;
  readonly notify?: readonly NoticeWish[] | undefined;
};

type Teller = Pick<Context, 'environment' | 'warn'>;

/**
 * Does the work of a command, and then tells those whom the file names what came of it, also when it threw. That
 * somebody could not be told is a warning: it changes nothing of what was done.
 */
export async function withNotices(
  context: Teller,
  { command, project, notify = [] }: About,
  work: () => Promise<CommandResult>,
): Promise<CommandResult> {
  if (notify.length === 0) return work();
  try {
    const result = await work();
    await tellAll(context, notify, result.document);
    return result;
  } catch (error) {
    const document = failedDocument(command, error);
    await tellAll(context, notify, project === undefined ? document : { ...document, project });
    throw error;
  }
}

async function tellAll(
  context: Teller,
  wishes: readonly NoticeWish[],
  result: ResultDocument,
): Promise<void> {
  const document = noticeDocument(result, occasionOf(result.command, context.environment).by);
  await Promise.all(
    wishes
      .filter((wish) => isWanted(wish, document))
      .map(async (wish) => {
        // Not even a defect may change the outcome.
        const reason = await tell(wish, document).catch((error: unknown) => (error as Error).message);
        if (reason !== undefined) context.warn(`${wish.name} was not told: ${reason}`);
      }),
  );
}

/** `failed` is whatever needs a person: also what serves and has failed afterwards, but not what was turned back. */
function isWanted({ on }: NoticeWish, { outcome = 'failed', ok }: ResultDocument): boolean {
  const needsPerson = !ok && outcome !== 'undone';
  return on.some((name) => name === outcome) || (needsPerson && on.includes('failed'));
}

/** Returns why it failed. */
async function tell({ way, timeout }: NoticeWish, document: NoticeDocument): Promise<string | undefined> {
  if (way.kind === 'local') return runNotice(way, document, timeout);
  const url = await way.url();
  // The variable that it comes from is not set everywhere.
  if (url === '') return undefined;
  return post(url, way.kind === 'slack' ? { text: noticeText(document) } : document, timeout);
}

async function runNotice(
  command: LocalCommand,
  document: NoticeDocument,
  timeout: number,
): Promise<string | undefined> {
  const deadline = AbortSignal.timeout(timeout);
  let last = '';
  const onLine = (line: string): void => void (last = line);
  try {
    const input = JSON.stringify(document);
    const end = await runLocally(command, {
      variables: variablesOf(document),
      signal: deadline,
      onLine,
      input,
    });
    return end === 'exit code 0' ? undefined : `${end}${last === '' ? '' : `: ${last}`}`;
  } catch (error) {
    return deadline.aborted ? `it did not end within ${timeout / 1000} s` : (error as Error).message;
  }
}

/** Those that hooks have, as far as they are known; the rest is in the document. */
function variablesOf({ command, project, outcome, release, error, hosts = [] }: NoticeDocument) {
  const previous = hosts.flatMap(({ services }) => services.map((service) => service.previous?.release));
  const known = {
    CTR_BG_COMMAND: command,
    CTR_BG_PROJECT: project,
    CTR_BG_OUTCOME: outcome,
    CTR_BG_RELEASE: release,
    CTR_BG_PREVIOUS_RELEASE: previous.find(Boolean),
    CTR_BG_ERROR_CODE: error?.code,
    CTR_BG_ERROR: error?.message,
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
