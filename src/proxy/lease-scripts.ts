import type { ShellScript } from '../engine/index.ts';

/**
 * Scripts of the lock, run by the open shell itself (`Shell.hold`), so that what they open lives as long as it does. They need
 * mkdir, flock, sleep and rm.
 */

/** How often the holder gives a sign of life, in ms, and how many such times may pass without one. */
export const BEAT = 2000;
const MISSED = 5;
/** A lease without a sign of life for this long may have been given to somebody else, in ms. */
export const LEASE_TTL = BEAT * MISSED;

/**
 * Kills this shell when its holder has been silent for too long: a laptop that sleeps, or a network that broke, closes
 * no connection. It counts beats, and so needs no clock; it ends with the shell, of which it is a child.
 */
const WATCH = `
folder=/run/ctr-bg beat=/run/ctr-bg/beat-$$
[ -d "$folder" ] || mkdir -p "$folder"
echo 0 > "$beat"
(
  exec 8>&- 9>&-
  last=none missed=0
  while sleep ${BEAT / 1000}; do
    read -r _ _ _ parent _ < /proc/self/stat
    [ "$parent" = "$$" ] || break
    read -r now < "$beat"
    if [ "$now" = "$last" ]; then missed=$((missed + 1)); else missed=0 last=$now; fi
    if [ "$missed" -ge ${MISSED} ]; then kill -9 "$$"; break; fi
  done
  rm -f "$beat"
) < /dev/null > /dev/null 2>&1 &
watch=$!
`;

/** Of a shell that is alone in its container. */
export const WATCHED: ShellScript = { name: 'lock', text: WATCH };

/**
 * Takes the lock of a project, and of the host together with those of all other projects; $1 the project, $2 who takes
 * it, $3 `again` when only he who had it last may have it. The kernel gives both back when the shell ends, whatever
 * ends it; the files stay, since a lock on a file that was unlinked excludes nobody (FAILURES 16). Answers who held the
 * lock before: `HELD-SINCE NOW HOLDER`, in seconds since the machine was started. $status is 1 when somebody holds it, 2 when somebody held it meanwhile, 3 when
 * somebody is about to remove the proxy, more when there is no flock.
 */
export const TAKE: ShellScript = {
  name: 'lock',
  text: `
lock=/run/ctr-bg/lock-$1
[ -d /run/ctr-bg ] || mkdir -p /run/ctr-bg
exec 8>> /run/ctr-bg/host 9>> "$lock"
flock -n -s 8 || status=$((2 + $?))
[ $status -ne 0 ] || flock -n 9 || status=1
# Who has just taken it may not have written down yet who he is.
[ $status -eq 0 ] || sleep 0.1
since=0 before=
read -r now _ < /proc/uptime
now=\${now%.*}
if [ -f "$lock.holder" ]; then read -r since before < "$lock.holder"; fi
if [ "$status$3" = 0again ] && [ "$before" != "$2" ]; then status=2; fi
answer="\${since:-0} $now $before"
if [ $status -ne 0 ]; then exec 8>&- 9>&-
else
  [ "$3" = again ] || printf '%s %s\\n' "$now" "$2" > "$lock.holder"
${WATCH}
fi
`,
};

/** A sign of life; $1 differs from the one before. */
export const SIGN: ShellScript = { name: 'lock', text: 'echo "$1" > "$beat"' };

/** Gives the lock back before the shell ends. */
export const RELEASE: ShellScript = {
  name: 'unlock',
  text: `
: > "$lock.holder"
exec 8>&- 9>&-
kill "$watch"
rm -f "$beat"
`,
};

/** Takes the host for this shell alone; $status is 1 when another project's lock is held. */
export const ALONE: ShellScript = {
  name: 'lock',
  text: `
if ! flock -n 8; then
  status=1
  flock -n -s 8
fi
`,
};
