import type { ShellScript } from '../engine/index.ts';
import { TIME } from './kept-scripts.ts';

/**
 * Everything on the volume that decides what is served, and what nginx answers, in one exec: `symlink PATH TARGET`,
 * `file PATH FIRST-LINE`, `loaded PROJECT GENERATION MSEC`, and `now is SECONDS BOOT UPTIME` when something is kept.
 * $1 the volume's root, $2 URL of the generations; empty when only the volume is of interest. nginx is asked while the
 * volume is read.
 */
export const OBSERVE: ShellScript = {
  name: 'observe',
  text: `
${TIME}
volume() {
  for file in nginx.conf projects/*/generations/*/generation.json projects/*/generations/*/kept; do
    if [ -f "$file" ]; then
      read -r line < "$file"
      printf "%s\\n" "file $file $line"
      case $file in */kept) now; echo "now is $seconds $boot $uptime" ;; esac
    fi
  done
  for file in projects/*/releases/*.json; do
    if [ -f "$file" ]; then echo "file $file -"; fi
  done
  for project in projects/*; do
    if [ -L "$project/live" ]; then echo "symlink $project/live $(readlink "$project/live")"; fi
  done
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
