const HEADING = /^==> (\S+) <==$/;

/** What head(1) and tail(1) show of several files, by their names. What is before the first of them is passed over. */
export function filesIn(output: string): Map<string, string> {
  const files = new Map<string, string>();
  let name: string | undefined;
  for (const line of output.split('\n')) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) files.set((name = heading), '');
    else if (name !== undefined) files.set(name, `${files.get(name)}${line}\n`);
  }
  return files;
}

/** The first line of each. */
export function headsIn(output: string): [string, string][] {
  return [...filesIn(output)].map(([name, content]) => [name, content.slice(0, content.indexOf('\n'))]);
}
