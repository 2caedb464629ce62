import type { ShellScript } from '../engine/index.ts';

/** Shell scripts that move the live pointer and tell nginx; constant, as those of scripts.ts. */

/** How long a switch that is made ready waits for its word, in s. */
const PATIENCE = 30;

/**
 * Moves the live pointer in one rename and reloads, by the signal that `nginx -s reload` sends too, after it has read the
 * stock configuration, which is not ours. `old PROCESS…` are the workers from before: the master is the container's first
 * process, and so has what others left behind as its children too, but only what calls itself nginx is a worker.
 * With $3 it makes everything ready, says `ready PROCESS`, and waits until that process gets the signal USR1: what is left
 * then is a rename and a signal. The rename is one of a mv(1) that runs already and asks before it replaces: on a busy machine
 * a process takes tens of milliseconds to start. Nothing is done when TERM comes instead, or nothing. Nothing is said before
 * USR1 comes once more: whoever passes a line on, or ends, takes the processor from nginx.
 * `moved UPTIME` and `reloaded UPTIME` tell when, in seconds since the machine was started, which takes no process to read.
 * $1 project folder, $2 generation ('' for none), $3 whether to wait, $4, where given, the live generations of all other
 * projects as they are known, ` PROJECT=GENERATION ` each: nothing is done when there is another one. Of all that give it one
 * at a time moves its pointer.
 */
export const SWITCH: ShellScript = {
  name: 'switch',
  text: `
project=$1 generation=$2
read -r master < /run/nginx.pid && cd "$project" || exit 71
[ -z "$generation" ] || ln -sfn "generations/$generation" live.next || exit 72
asked= word=
if [ -n "$3" ]; then
  if [ -n "$generation" ] && [ -L live ]; then
    asked=/run/ctr-bg/move-\${project##*/}
    [ -d /run/ctr-bg ] || mkdir -p /run/ctr-bg
    rm -f "$asked" && mkfifo "$asked" || exit 72
    LC_ALL=C mv -iT live.next live < "$asked" > /dev/null 2>&1 &
    mover=$!
    exec 6> "$asked"
    rm -f "$asked"
  fi
  trap 'word=go; kill -9 "$patience" 2> /dev/null; patience=$silence' USR1
  trap 'rm -f live.next; kill -9 "$patience" "$silence" 2> /dev/null' TERM
  sleep ${PATIENCE} 6>&- &
  patience=$!
  sleep ${PATIENCE} 6>&- &
  silence=$!
  read -r process _ < /proc/self/stat
  echo "ready $process"
  wait "$patience"
  [ -n "$word" ] || exit 77
fi
read -r children < "/proc/$master/task/$master/children"
old=
for pid in $children; do
  title=
  { read -r title < "/proc/$pid/cmdline"; } 2> /dev/null
  case $title in 'nginx: '*) old="$old $pid" ;; esac
done
[ -n "$old" ] || exit 71
if [ $# -gt 3 ]; then
  [ -d /run/ctr-bg ] || mkdir -p /run/ctr-bg
  exec 7>> /run/ctr-bg/routes
  flock 7 || exit 72
  for live in ../*/live; do
    other=\${live#../}
    other=\${other%/live}
    if [ -L "$live" ] && [ "$other" != "\${project##*/}" ]; then
      case "$4" in *" $other=$(readlink "$live") "*) ;; *) exit 76 ;; esac
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
[ -z "$word" ] || wait "$silence"
printf 'moved %s\\nreloaded %s\\nold%s\\n' "$moved" "$told" "$old"
`,
};

/** Answers with the seconds since the machine was started. */
export const CLOCK: ShellScript = { name: 'clock', text: 'read -r answer _ < /proc/uptime' };

/** The word that a switch waits for, to its process $1: the signal $2. */
export const TELL: ShellScript = { name: 'tell', text: 'kill -"$2" "$1" || status=1' };

/**
 * Whether a reload has come to its end, by what workers call themselves: one that serves what is new has begun, and none of
 * those from before, $1, listens any more; one that quits has closed its listening sockets (FACTS 2, 3). Answers
 * `BEGAN UPTIME`: when the new one was started, in hundredths of a second (proc(5), starttime), and the time now. $status is 1
 * until then. The master tells its old workers to quit 100 ms after it has started new ones. They are told here as soon as a new
 * one is there: the listening sockets are the master's, so what arrives before it accepts waits in them. It starts no
 * process, which would take the processor from nginx.
 */
export const WORKERS: ShellScript = {
  name: 'workers',
  text: `
workers=$1 began=- listening=
read -r master < /run/nginx.pid
read -r children < "/proc/$master/task/$master/children"
for child in $children; do
  title=
  { read -r title < "/proc/$child/cmdline"; } 2> /dev/null
  case " $workers " in
    *" $child "*) case $title in '' | *'shutting down'*) ;; *) listening="$listening $child" ;; esac ;;
    *)
      case $began$title in '-nginx: worker process'*)
        stat=
        { read -r stat < "/proc/$child/stat"; } 2> /dev/null
        set -- $stat
        [ $# -lt 22 ] || { shift 21; began=$1; } ;;
      esac ;;
  esac
done
read -r now _ < /proc/uptime
answer="$began $now"
if [ "$began" = - ]; then status=1
elif [ -n "$listening" ]; then
  status=1
  kill -QUIT $listening 2> /dev/null
fi
`,
};

/** Where asking takes so long that the tries do not bound it: in s, well below the deadline of who waits (src/proxy/switch.ts). */
const LATE = 40;

/**
 * Asks five times, each on a new connection, since nginx keeps none there, until all give what is expected: a line
 * `answer GENERATION UPTIME` for each. $1 what to expect, $2 URL.
 */
export const SERVING: ShellScript = {
  name: 'serving',
  text: `
expected=$1 url=$2 tries=0
read -r began _ < /proc/uptime
while [ $tries -lt 200 ]; do
  agreed=0
  set -- $(curl --silent --max-time 2 "$url" "$url" "$url" "$url" "$url")
  read -r now _ < /proc/uptime
  while [ $# -gt 1 ]; do
    echo "answer $1 $now"
    if [ "$1" = "$expected" ]; then agreed=$((agreed + 1)); fi
    shift 2
  done
  if [ $agreed -eq 5 ]; then exit 0; fi
  [ $((\${now%.*} - \${began%.*})) -lt ${LATE} ] || break
  tries=$((tries + 1))
  sleep 0.02
done
exit 74
`,
};
