import type { ShellScript } from '../engine/index.ts';

/**
 * Tells the time as `SECONDS BOOT UPTIME`: the time of day can be set, the seconds since the machine was started
 * cannot, and count as long as it is the same start.
 */
export const TIME = `
now() {
  boot=-
  read -r boot 2>/dev/null < /proc/sys/kernel/random/boot_id
  read -r uptime _ < /proc/uptime
  uptime=\${uptime%.*}
  seconds=$(date +%s)
}
`;

/** Writes down until when something is kept, as `now` tells it. $1 the file, $2 seconds from now on. */
export const KEEP: ShellScript = {
  name: 'keep',
  text: `
${TIME}
now
set -e
next=$1.next
trap 'rm -f "$next"' EXIT
echo "$((seconds + $2)) $boot $((uptime + $2))" > "$1.next"
mv -f "$1.next" "$1"
`,
};
