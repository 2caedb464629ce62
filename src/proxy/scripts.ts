import type { ShellScript } from '../engine/index.ts';

/**
 * Shell scripts that run inside the proxy's container. They are constant: every value comes as an argument, so
 * nothing of the user's is ever read as shell (FAILURES 75). They need sh, curl, date, mv, ln, rm, readlink, grep
 * and sleep.
 */

/**
 * Everything on the volume that decides what is served, and what nginx answers, in one exec: `symlink PATH TARGET`,
 * `file PATH FIRST-LINE` and `loaded PROJECT GENERATION MSEC`. $1 the volume's root, $2 URL of the
 * generations; empty when only the volume is of interest.
 */
export const OBSERVE: ShellScript = {
  name: 'observe',
  text: `
cd "$1" || exit 71
for file in nginx.conf projects/*/generations/*/generation.json; do
  if [ -f "$file" ]; then read -r line < "$file"; printf "%s\\n" "file $file $line"; fi
done
for project in projects/*; do
  if [ -L "$project/live" ]; then echo "symlink $project/live $(readlink "$project/live")"; fi
  if [ -d "$project" ] && [ -n "$2" ]; then
    answer=$(curl --silent --max-time 5 "$2/\${project#*/}") || exit 72
    echo "loaded \${project#*/} $answer"
  fi
done
`,
};

/**
 * Writes a generation into staging, tests it there, then gives it its place by one rename.
 * $1 staging folder, $2 final folder, $3 folder that certificates were uploaded into, $4 the one where they belong,
 * then pairs of a file's name and its content.
 */
export const STAGE: ShellScript = {
  name: 'stage',
  text: `
set -e
staging=$1 final=$2 incoming=$3 certificates=$4
shift 4
[ ! -e "$staging" ] || rm -rf "$staging"
mkdir -p "$staging" "\${final%/*}"
if [ -d "$incoming" ]; then
  mkdir -p -m 700 "$certificates"
  for file in "$incoming"/*; do if [ -f "$file" ]; then mv -f "$file" "$certificates"; fi; done
  rm -rf "$incoming"
fi
umask 077
while [ $# -gt 0 ]; do
  printf '%s' "$2" > "$staging/$1"
  shift 2
done
nginx -t -c "$staging/nginx.conf" 2>&1 || { status=$?; rm -rf "$staging"; exit $status; }
[ ! -e "$final" ] || rm -rf "$final"
mv -T "$staging" "$final"
`,
};

/** Asks until the expected generation answered five times in a row, each time on a new connection. */
const ASK = `
ask() {
  answer=$(curl --silent --max-time 2 "$url") || answer='none 0'
  echo "answer $answer"
  case $answer in "$expected "*) agreed=$((agreed + 1)) ;; *) agreed=0 ;; esac
}
`;

/**
 * Moves the live pointer in one rename, reloads (by the signal that `nginx -s reload` sends too, after it has read
 * the stock configuration, which is not ours), and watches until the old generation is gone: every worker from before
 * the reload has gone or is quitting, which closes its listening sockets (FACTS 2, 3), and new connections are answered
 * by the new one. The master tells its old workers to quit 100 ms after it has started new ones. They are told here as
 * soon as a new one is there: the listening sockets are the master's, so what arrives before it accepts waits in them.
 * `moved SECONDS` tells when, by the clock that nginx has as well. $1 project folder, $2 generation ('' for none), $3 what to expect, $4 URL.
 */
export const SWITCH: ShellScript = {
  name: 'switch',
  text: `
project=$1 generation=$2 expected=$3 url=$4 agreed=0
${ASK}
quitting() {
  for pid in $old; do
    if [ -e "/proc/$pid/cmdline" ]; then grep -q 'shutting down' "/proc/$pid/cmdline" || return 1; fi
  done
}
renewed() {
  read -r workers < "/proc/$master/task/$master/children"
  for pid in $workers; do
    case " $old " in *" $pid "*) ;; *) return 0 ;; esac
  done
  return 1
}
read -r master < /run/nginx.pid || exit 71
read -r old < "/proc/$master/task/$master/children"
[ -n "$old" ] && cd "$project" || exit 71
echo "moved $(date +%s.%N)"
if [ -n "$generation" ]; then ln -sfn "generations/$generation" live.next && mv -T live.next live || exit 72
else rm -f live || exit 72
fi
kill -HUP "$master" || exit 73
echo reloaded
tries=0
until renewed || [ $tries -ge 25 ]; do
  tries=$((tries + 1))
  sleep 0.004
done
if renewed; then kill -QUIT $old 2>/dev/null; fi
tries=0
while [ $tries -lt 400 ]; do
  ask
  if [ $agreed -ge 5 ] && quitting; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.01
done
exit 74
`,
};

/** $1 what to expect, $2 URL. */
export const SERVING: ShellScript = {
  name: 'serving',
  text: `
expected=$1 url=$2 agreed=0 tries=0
${ASK}
while [ $tries -lt 200 ]; do
  ask
  if [ $agreed -ge 5 ]; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.01
done
exit 74
`,
};

/** Says for each flow and kind what nginx answers: `KIND PASSED` when nothing is under way. $1 URL, then names. */
export const FLOWS: ShellScript = {
  name: 'flows',
  text: `
url=$1
shift
for flow in "$@"; do
  for kind in http websocket; do
    answer=$(curl --silent --max-time 2 --dump-header - --output /dev/null "$url/$flow.$kind" | grep -i '^x-ctr-bg-flow:')
    echo "$kind \${answer#*: }"
  done
done
`,
};

/** Tests a new main configuration beside the old one, then puts it in force. $1 the volume's root. */
export const RENEW: ShellScript = {
  name: 'renew',
  text: `
set -e
nginx -t -c "$1/nginx.conf.next" 2>&1
mv "$1/nginx.conf.next" "$1/nginx.conf"
nginx -s reload 2>&1
`,
};
