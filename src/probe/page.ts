import type { Engine, ShellScript } from '../engine/index.ts';

/**
 * One more request from the proxy's container, for the body; then one by TLS, if there was no good answer. $1 Host header, $2 host
 * and port, $3 path. Answers `tls` when TLS was spoken, then the body.
 */
const PAGE: ShellScript = {
  name: 'page',
  text: `
body=$(curl --silent --max-time 2 --max-filesize 65536 --header "Host: $1" "http://$2$3" | head -c 4096)
curl --silent --insecure --max-time 2 --output /dev/null "https://$2$3" && echo tls || echo plain
printf '%s\\n' "$body"
`,
};

export type Page = { readonly isTls: boolean; readonly body?: string };

/** In ms. */
const DEADLINE = 6000;
const LONGEST = 160;

/** What an answer says beside its status, and whether the port speaks TLS. */
export async function pageOf(
  engine: Engine,
  proxy: string,
  { host, address, port, path }: Record<'host' | 'address' | 'path', string> & { readonly port: number },
): Promise<Page> {
  const { output } = await engine
    .shell(proxy)
    .script(PAGE, [host, `${address}:${port}`, path], { deadline: DEADLINE });
  const [first, ...lines] = output.split('\n');
  const body = firstLine(lines.join('\n'));
  return { isTls: first === 'tls', ...(body === '' ? {} : { body }) };
}

/** Of a page its title, else the first line that has words. */
export function firstLine(text: string): string {
  const title = /<title[^>]*>([^<]+)/i.exec(text)?.[1];
  const words = (line: string): string =>
    line
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const line = title ?? text.split('\n').find((line) => /\p{L}/u.test(words(line))) ?? '';
  return words(line).slice(0, LONGEST);
}
