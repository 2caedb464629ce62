import type { ShellScript } from '../engine/index.ts';
import { TIME } from './kept-scripts.ts';

/**
 * Everything on the volume that decides what is served, and what nginx answers, in one exec: `symlink PATH TARGET`,
 * `recorded PATH -`, `loaded PROJECT GENERATION MSEC`, `now is SECONDS BOOT UPTIME` when something is kept, and the first
 * lines of files as head(1) shows them, by one program: a shell reads a file byte by byte.
 * $1 the volume's root, $2 URL of the generations; empty when only the volume is of interest. nginx is asked while the
 * volume is read.
 */
export const OBSERVE: ShellScript = {
  name: 'observe',
  text: `
${TIME}
volume() {
  for file in projects/*/generations/*/kept; do
    if [ -f "$file" ]; then now; echo "now is $seconds $boot $uptime"; break; fi
  done
  for file in projects/*/releases/*.json; do
    if [ -f "$file" ]; then echo "recorded $file -"; fi
  done
  for project in projects/*; do
    if [ -L "$project/live" ]; then echo "symlink $project/live $(readlink "$project/live")"; fi
  done
  head -v -n 1 nginx.conf projects/*/generations/*/generation.json projects/*/generations/*/kept 2> /dev/null
  echo
}
cd "$1" || exit 71
url=$2
set --
for project in projects/*; do
  if [ -d "$project" ] && [ -n "$url" ]; then set -- "$@" "$url/\${project#*/}"; fi
done
{ [ $# -eq 0 ] || curl --silent --max-time 5 --fail-early --write-out '%{url_effective}\\n' "$@"; } | {
  volume
  while read -r generation moment; do
    read -r project && [ -n "$moment" ] || exit 72
    echo "loaded \${project##*/} $generation $moment"
  done
}
`,
};
