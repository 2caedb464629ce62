import type { ShellScript } from '../engine/index.ts';

/** Shell scripts that move the live pointer and tell nginx; constant, as those of scripts.ts. */

/** Where asking takes so long that the tries do not bound it: in s, well below the deadline of who waits (src/proxy/switch.ts). */
const LATE = 40;

/** Asks five times, each on a new connection, since nginx keeps none there; $agreed is how many gave what is expected. */
const ASK = `
read -r began _ < /proc/uptime
late() {
  read -r now _ < /proc/uptime
  [ $((\${now%.*} - \${began%.*})) -ge ${LATE} ]
}
ask() {
  agreed=0
  set -- $(curl --silent --max-time 2 "$url" "$url" "$url" "$url" "$url")
  while [ $# -gt 1 ]; do
    echo "answer $1 $2"
    if [ "$1" = "$expected" ]; then agreed=$((agreed + 1)); fi
    shift 2
  done
}
`;

/** How long a switch that is made ready waits for its word, in s. */
const PATIENCE = 30;

/**
 * Moves the live pointer in one rename, reloads (by the signal that `nginx -s reload` sends too, after it has read
 * the stock configuration, which is not ours), and watches until the old generation is gone: every worker from before
 * the reload has gone or is quitting, which closes its listening sockets (FACTS 2, 3), and from then on new connections
 * are answered by the new one. The master tells its old workers to quit 100 ms after it has started new ones. They are told here as
 * soon as a new one is there: the listening sockets are the master's, so what arrives before it accepts waits in them.
 * The master is the container's first process, and so has what others left behind as its children too: only what calls
 * itself nginx is a worker.
 * With $5 it makes everything ready, says `ready PROCESS`, and waits until that process gets the signal USR1: what is left
 * then is a rename and a signal. The rename is one of a mv(1) that runs already and asks before it replaces: on a busy machine
 * a process takes tens of milliseconds to start. Nothing is done when TERM comes instead, or nothing.
 * `moved SECONDS UPTIME UPTIME` tells when, by the clock that nginx has as well: the first two when it was ready, the third
 * when it moved, since to ask for the time of day takes a process. By the same uptime `reloaded UPTIME` is when nginx had
 * been told, `began TICKS`, in hundredths of a second (proc(5), starttime), when it had started a worker that serves what is
 * new, and `closed UPTIME` when no worker from before listened any more: asking nginx finds these out later, by as much as
 * a process takes to start. A new worker is looked for seldom, and more seldom where other hosts switch at the same
 * moment: a sleep is a process, too, and where the processor is scarce it takes it from nginx. $1 project folder, $2 generation ('' for none), $3 what to expect, $4 URL, $5 whether to wait,
 * $6, where given, the live generations of all other projects as they are known, ` PROJECT=GENERATION ` each: nothing is
 * done when there is another one. Of all that give it one at a time moves its pointer.
 */
export const SWITCH: ShellScript = {
  name: 'switch',
  text: `
project=$1 generation=$2 expected=$3 url=$4
title() {
  title=
  { read -r title < "/proc/$1/cmdline"; } 2> /dev/null
}
quitting() {
  for pid in $old; do
    title "$pid"
    case $title in '' | *'shutting down'*) ;; *) return 1 ;; esac
  done
}
renewed() {
  read -r children < "/proc/$master/task/$master/children"
  for pid in $children; do
    case " $old " in *" $pid "*) continue ;; esac
    title "$pid"
    case $title in 'nginx: worker process'*) return 0 ;; esac
  done
  return 1
}
read -r master < /run/nginx.pid && cd "$project" || exit 71
[ -z "$generation" ] || ln -sfn "generations/$generation" live.next || exit 72
clock=$(date +%s.%N)
read -r before _ < /proc/uptime
asked=
if [ -n "$5" ]; then
  if [ -n "$generation" ] && [ -L live ]; then
    asked=/run/ctr-bg/move-\${project##*/}
    [ -d /run/ctr-bg ] || mkdir -p /run/ctr-bg
    rm -f "$asked" && mkfifo "$asked" || exit 72
    LC_ALL=C mv -iT live.next live < "$asked" > /dev/null 2>&1 &
    mover=$!
    exec 6> "$asked"
    rm -f "$asked"
  fi
  word=
  trap 'word=go; kill -9 "$patience" 2> /dev/null' USR1
  trap 'rm -f live.next; kill -9 "$patience" 2> /dev/null' TERM
  sleep ${PATIENCE} 6>&- &
  patience=$!
  read -r process _ < /proc/self/stat
  echo "ready $process"
  wait "$patience"
  [ -n "$word" ] || exit 77
fi
${ASK}
read -r children < "/proc/$master/task/$master/children"
old=
for pid in $children; do
  title "$pid"
  case $title in 'nginx: '*) old="$old $pid" ;; esac
done
[ -n "$old" ] || exit 71
if [ $# -gt 5 ]; then
  [ -d /run/ctr-bg ] || mkdir -p /run/ctr-bg
  exec 7>> /run/ctr-bg/routes
  flock 7 || exit 72
  for live in ../*/live; do
    other=\${live#../}
    other=\${other%/live}
    if [ -L "$live" ] && [ "$other" != "\${project##*/}" ]; then
      case "$6" in *" $other=$(readlink "$live") "*) ;; *) exit 76 ;; esac
    fi
  done
fi
read -r moved _ < /proc/uptime
if [ -n "$asked" ]; then
  echo y >&6
  exec 6>&-
  wait "$mover"
  [ ! -L live.next ] || exit 72
elif [ -n "$generation" ]; then mv -T live.next live || exit 72
else rm -f live || exit 72
fi
exec 7>&-
kill -HUP "$master" || exit 73
read -r told _ < /proc/uptime
# Not before: whoever passes a line on takes the processor from who has to move and to tell.
printf 'moved %s %s %s\\nreloaded %s\\n' "$clock" "$before" "$moved" "$told"
tries=0 pause=0.05
[ -z "$5" ] || pause=0.15
until renewed || [ $tries -ge 10 ]; do
  tries=$((tries + 1))
  sleep $pause
done
if renewed; then
  kill -QUIT $old 2> /dev/null
  stat=
  { read -r stat < "/proc/$pid/stat"; } 2> /dev/null
  set -- $stat
  [ $# -lt 22 ] || { shift 21; echo "began $1"; }
fi
tries=0 closed=
while [ $tries -lt 400 ] && ! late; do
  if quitting; then
    [ -n "$closed" ] || { read -r closed _ < /proc/uptime; echo "closed $closed"; }
    ask
    [ $agreed -ne 5 ] || exit 0
  fi
  tries=$((tries + 1))
  sleep 0.02
done
exit 74
`,
};

/** The word that a switch waits for, to its process $1: the signal $2. */
export const TELL: ShellScript = { name: 'tell', text: 'kill -"$2" "$1" || status=1' };

/** $1 what to expect, $2 URL. */
export const SERVING: ShellScript = {
  name: 'serving',
  text: `
expected=$1 url=$2 tries=0
${ASK}
while [ $tries -lt 200 ] && ! late; do
  ask
  if [ $agreed -eq 5 ]; then exit 0; fi
  tries=$((tries + 1))
  sleep 0.02
done
exit 74
`,
};
