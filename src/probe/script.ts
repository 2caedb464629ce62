import type { ShellScript } from '../engine/index.ts';

/**
 * Runs in the proxy's container by sh and curl, and is constant: every value comes as an argument (FAILURES 75).
 * Asks each target again and again, a line for each answer: number of the target, curl's exit code, status, redirect.
 * Ends with 0 when every target has answered well as often as it was asked, or when its shell session has ended
 * ($SHELL_PID), so it never outlives who listens.
 * $1 pauses in seconds, the last one for ever, $2 Host header, then for each target its URL, as often as it is to
 * answer well in a row, with spaces between. One curl asks them all, each on a new connection, up to the first failure.
 */
export const PROBE: ShellScript = {
  name: 'probe',
  text: `
set -f
pauses=$1 host=$2
shift 2
while [ -e "/proc/$SHELL_PID" ]; do
  number=0 good=yes
  for urls in "$@"; do
    curl --silent --fail --fail-early --connect-timeout 1 --max-time 5 \\
      --header "Host: $host" --header 'Connection: close' \\
      --write-out "%{stderr}$number %{exitcode} %{http_code} %{redirect_url}\\n" $urls 2>&1 > /dev/null
    status=$?
    [ $status -ne 127 ] || exit 127
    [ $status -eq 0 ] || good=no
    number=$((number + 1))
  done
  [ $good = no ] || exit 0
  sleep "\${pauses%% *}"
  pauses=\${pauses#* }
done
`,
};
