import { createHash } from 'node:crypto';
import { mirrorFormats, mirrorGate, type MirrorFormat, type MirrorGate } from './shadow.ts';
import { headerVariable, shareGate, type ShareGate } from './share.ts';
import type { Generation, PreviewWays } from '../types/index.ts';

/** How nginx tells who may see what is staged, and where it keeps that apart from what is public. */
export type Gate = {
  /** nginx's variables of a project begin so; names of projects may have what those of variables may not. */
  readonly variable: string;
  /** Where the paths of what is staged lie; nobody can ask for them, and nobody can guess them. */
  readonly at: string;
  readonly project: string;
  /** The variable of the header that opens it. */
  readonly header?: string;
  readonly cookie: boolean;
  /** Whether anybody can open it who has the key. */
  readonly isKeyed: boolean;
  readonly share?: ShareGate;
  readonly mirror?: MirrorGate;
  readonly formats: readonly MirrorFormat[];
};

/** Names the cookie, and the argument of the link that sets it. */
export const TICKET = 'ctr_bg_preview';
/** How long a link, and the cookie that it sets, open the preview; in seconds. */
export const TICKET_LIFETIME = 8 * 3600;

/** Undefined where nothing is staged, or nobody gets it through the proxy. */
export function gateOf({ project, preview }: Generation): Gate | undefined {
  if (preview === undefined) return undefined;
  const isKeyed = isOpen(preview.ways);
  const { next, share, mirror } = preview;
  if (!isKeyed && share === undefined && mirror === undefined) return undefined;
  const { header, cookie } = preview.ways;
  const word = createHash('sha256').update(project).digest('hex').slice(0, 12);
  return {
    variable: `ctr_bg_${word}`,
    at: `/~${next.id}`,
    project,
    isKeyed,
    ...(share && { share: shareGate(share, next) }),
    ...(mirror && { mirror: mirrorGate(mirror) }),
    formats: mirror ? mirrorFormats(project, `ctr_bg_${word}`, next.services) : [],
    ...(header !== undefined && { header: headerVariable(header) }),
    cookie: isKeyed && cookie,
  };
}

/** Whether anybody can be let in. */
const isOpen = ({ key, header, cookie }: PreviewWays): boolean =>
  key !== undefined && (header !== undefined || cookie);

/** The key as a regular expression that matches nothing else; maps compare plain texts without regard to case. */
export const exactly = (key: string): string => `^${key.replace(/[.+]/g, '[$&]')}$`;

/**
 * What the argument of a link is to be until `expires` (seconds since 1970), as nginx's secure_link computes it. Tells
 * nothing of the key.
 */
export function ticketOf(project: string, key: string, expires: number): string {
  const signature = createHash('md5').update(`${expires} ${project} ${key}`).digest('base64url');
  return `${expires}.${signature}`;
}
