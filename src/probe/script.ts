/**
 * Runs in the proxy's container by sh and curl, and is constant: every value comes as an argument (FAILURES 75).
 * GETs each address for ever, a line for each answer: number of the target, status, redirect or the client's error.
 * Ends when its stdin is closed, so it never outlives who reads it.
 * $1 pause in seconds, $2 Host header, then the URLs. After a round of good answers the pause is short, so that the
 * next success, which confirms the first, comes soon.
 */
export const PROBE = `
pause=$1 host=$2
shift 2
exec 3<&0
{ cat <&3; kill $$; } >/dev/null 2>&1 &
exec 3<&-
while :; do
  number=0 good=yes
  for url in "$@"; do
    answer=$(curl --silent --show-error --connect-timeout 1 --max-time 5 --output /dev/null \\
      --header "Host: $host" --write-out '%{http_code} %{redirect_url}' "$url" 2>&1 | tr '\\n' ' ')
    case $answer in [23]??\\ *) ;; *) good=no ;; esac
    echo "$number $answer"
    number=$((number + 1))
  done
  if [ $good = yes ]; then sleep 0.01; else sleep "$pause"; fi
done
`;
