type Files = Readonly<Record<string, string>>;

/** Headers whose value may be a secret: those of access, and whatever calls itself one. */
const SECRET =
  /^([-+ ]?\s*(?:proxy_set_header|add_header)\s+\S*(?:auth|cookie|credential|key|password|secret|token)\S*\s+).*$/gim;

/** The configurations of nginx as one unified diff, file by file; empty when they are the same. */
export async function nginxDiff(live: Files, next: Files): Promise<string> {
  // Only a plan shows one: every other command starts faster without.
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const names = [...new Set([...Object.keys(live), ...Object.keys(next)])].sort();
  const patches = names
    .filter((name) => live[name] !== next[name])
    .map((name) =>
      createTwoFilesPatch(`live/${name}`, `next/${name}`, live[name] ?? '', next[name] ?? '', '', '', {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    );
  return patches.join('').replace(SECRET, '$1…;');
}
