import type { ShellScript } from '../engine/index.ts';

/** Shell scripts that only look at what the proxy has; constant, as those of scripts.ts. */

/** Prints `disk TOTAL FREE` of the folder that the shell is in, and `memory AVAILABLE` of the host, in KiB. */
const MEASURE = `
df -P -k . 2>/dev/null | while read -r _ total _ free _; do echo "disk $total $free"; done
while read -r name amount _; do
  if [ "$name" = MemAvailable: ]; then echo "memory $amount"; fi
done < /proc/meminfo
`;

/** What is left of disk and memory. $1 the volume's root. */
export const ROOM: ShellScript = { name: 'room', text: `cd "$1" || exit 71\n${MEASURE}` };

/**
 * What a doctor wants to know of the proxy: `missing PROGRAM`, `nginx VERSION`, `disk TOTAL FREE` in KiB, `busy PROJECT`
 * for each lock that a shell holds open (who only looks must not take it, even for a moment), and `leftover PATH` for
 * what staging, uploads and renames left. $1 the volume's root.
 */
export const CHECKUP: ShellScript = {
  name: 'checkup',
  text: `
cd "$1" || exit 71
for program in nginx curl flock awk date mv ln rm mkfifo readlink grep sleep; do
  command -v "$program" > /dev/null || echo "missing $program"
done
echo "nginx $(nginx -v 2>&1)"
${MEASURE}
for held in /proc/[0-9]*/fd/9; do
  lock=$(readlink "$held") || continue
  case $lock in /run/ctr-bg/lock-*) echo "busy \${lock#*/lock-}" ;; esac
done
for path in projects/*/staging/* projects/*/incoming projects/*/live.next projects/*/generations/*/*.next; do
  if [ -e "$path" ] || [ -L "$path" ]; then echo "leftover $path"; fi
done
`,
};
