import type { PreviewDocument } from '../types/index.ts';
import { endpointText, percent } from './step-text.ts';
import { timeText } from './text.ts';

/** How what is staged can be looked at, and what may become of it. */
export function previewText({
  share,
  mirror,
  header,
  host,
  cookie,
  port,
  links = [],
  until,
}: PreviewDocument): string[] {
  const where = host === undefined ? 'on its hosts' : `on its hosts and on ${host}`;
  const ways = [
    ...(header === undefined ? [] : [`with the key in the header ${header}, ${where}`]),
    ...links.map((link) => (link.startsWith('/') ? `by ${link} on any of its hosts` : `by ${link}`)),
    ...(cookie && links.length === 0 ? ["by a link that 'ctr-bg stage' prints"] : []),
    ...(port === undefined ? [] : [`on the Docker host by http://${endpointText(port)}/`]),
  ];
  const closing = until === undefined || links.length === 0 ? [] : [`links open it until ${timeText(until)}`];
  const shared =
    share === undefined
      ? []
      : [`${percent(share)} of the clients get it; the cookie ctr_bg_canary=always or =never chooses`];
  const mirrored =
    mirror === undefined
      ? []
      : [`${percent(mirror)} of the requests are mirrored to it, and nobody gets its answers`];
  return [
    ...shared,
    ...mirrored,
    ...ways.map((way, index) => `${index === 0 ? 'to be seen ' : '           '}${way}`),
    ...(ways.length + shared.length === 0
      ? ["nobody can look at it through the proxy: 'x-ctr-bg.preview' says who may"]
      : []),
    ...closing,
    "'ctr-bg promote' lets it go live, 'ctr-bg abort' gives it up",
  ];
}
