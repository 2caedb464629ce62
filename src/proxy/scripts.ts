/**
 * Shell scripts that run inside the proxy's container. They are constant: every value comes as an argument, so
 * nothing of the user's is ever read as shell (FAILURES 75). They need sh, curl, mv, ln, rm, grep and sleep.
 */

/** Tests a generation where it lies in staging, then gives it its place. $1 staging folder, $2 final folder. */
export const STAGE = `
set -e
nginx -t -c "$1/nginx.conf" 2>&1 || { status=$?; rm -rf "$1"; exit $status; }
mkdir -p "\${2%/*}"
rm -rf "$2"
mv -T "$1" "$2"
`;

/** Asks until the expected generation answered five times in a row, each time on a new connection. */
const ASK = `
ask() {
  answer=$(curl --silent --max-time 2 "$url") || answer='none 0'
  echo "answer $answer"
  case $answer in "$expected "*) agreed=$((agreed + 1)) ;; *) agreed=0 ;; esac
}
`;

/**
 * Moves the live pointer in one rename, reloads, and watches until the old generation is gone: every worker from
 * before the reload has gone or is quitting, which closes its listening sockets (FACTS 2, 3), and new connections
 * are answered by the new one. $1 project folder, $2 generation ('' for none), $3 what to expect, $4 URL.
 */
export const SWITCH = `
project=$1 generation=$2 expected=$3 url=$4 agreed=0
${ASK}
quitting() {
  for pid in $old; do
    if [ -e "/proc/$pid/cmdline" ]; then grep -q 'shutting down' "/proc/$pid/cmdline" || return 1; fi
  done
}
master=$(cat /run/nginx.pid) || exit 71
old=$(cat "/proc/$master/task/$master/children") || exit 71
cd "$project" || exit 71
ask
if [ -n "$generation" ]; then ln -sfn "generations/$generation" live.next && mv -T live.next live || exit 72
else rm -f live || exit 72
fi
nginx -s reload 2>&1 || exit 73
echo reloaded
tries=0
while [ $tries -lt 400 ]; do
  ask
  if [ $agreed -ge 5 ] && quitting; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.01
done
exit 74
`;

/** $1 what to expect, $2 URL. */
export const SERVING = `
expected=$1 url=$2 agreed=0 tries=0
${ASK}
while [ $tries -lt 200 ]; do
  ask
  if [ $agreed -ge 5 ]; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.01
done
exit 74
`;

/** Tests a new main configuration beside the old one, then puts it in force. $1 the volume's root. */
export const RENEW = `
set -e
nginx -t -c "$1/nginx.conf.next" 2>&1
mv "$1/nginx.conf.next" "$1/nginx.conf"
nginx -s reload 2>&1
`;
