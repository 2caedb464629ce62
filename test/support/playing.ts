/** How a line that a document lets a reader type is typed here: at the test's own hosts, and without his patience. */
export type Hosts = {
  /** By ssh; what is typed without a host goes to the same engine. */
  readonly first: string;
  /** Of another engine, where several are named. */
  readonly second?: string;
};

/** Who reads along would have to end it. */
const ENDLESS = / logs -f\b| status --watch\b/;

/** The same line with what is the reader's own put in its place. */
export function atHand(line: string, { first, second = '' }: Hosts): string {
  const hosts = [first, second];
  const here = line
    .replaceAll(/-H ssh:\S+/g, () => `-H ${hosts.shift() ?? ''}`)
    .replace(/(--watch|--stage-for|--for) \d+[sm]/, '$1 1s');
  return ENDLESS.test(here) ? `timeout --signal=INT 2 ${here} || test $? -eq 124` : here;
}

/** What a deploy of a version is followed by: that version answers. */
export function shows(line: string, port: string): string[] {
  const version = /\bup shop:(\d)(?! --dry-run)/.exec(line)?.[1];
  if (version === undefined || line.includes('--against')) return [];
  const ask = `curl --silent --show-error --fail --include -H 'Host: shop.example.com' http://127.0.0.1:${port}/`;
  return [`${ask} | grep -i '^x-version: v${version}' > /dev/null`];
}
