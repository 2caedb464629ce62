/**
 * Runs in the proxy's container by sh and curl, and is constant: every value comes as an argument (FAILURES 75).
 * GETs each address again and again, a line for each answer: number of the target, status, redirect or the client's
 * error. Ends when all answered well often enough in a row, or when its shell session has ended ($SHELL_PID), so it
 * never outlives who listens.
 * $1 pauses in seconds, of which the last one is for ever, $2 how often in a row, $3 Host header, then the URLs. After
 * a round of good answers the pause is short, so that the next success, which confirms the first, comes soon.
 */
export const PROBE = `
pauses=$1 successes=$2 host=$3 inarow=0
shift 3
while [ $inarow -lt "$successes" ] && [ -e "/proc/$SHELL_PID" ]; do
  number=0 good=yes
  for url in "$@"; do
    answer=$(curl --silent --show-error --connect-timeout 1 --max-time 5 --output /dev/null \\
      --header "Host: $host" --write-out '%{http_code} %{redirect_url}' "$url" 2>&1 | tr '\\n' ' ')
    case $answer in [23]??\\ *) ;; *) good=no ;; esac
    echo "$number $answer"
    number=$((number + 1))
  done
  if [ $good = yes ]; then inarow=$((inarow + 1)); sleep 0.01
  else
    inarow=0
    sleep "\${pauses%% *}"
    pauses=\${pauses#* }
  fi
done
`;
