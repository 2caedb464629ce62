import type { ShellScript } from '../engine/index.ts';
import { JOURNAL, RELEASES } from './layout.ts';

/**
 * Shell scripts that run inside the proxy's container. They are constant: every value comes as an argument, so
 * nothing of the user's is ever read as shell (FAILURES 75). They need sh, curl, date, mv, ln, rm, mkfifo, readlink,
 * grep, wc, tail, cat and sleep.
 */

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
trap 'rm -rf "\${staging%/*}"' EXIT
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
nginx -t -c "$staging/nginx.conf" 2>&1
[ ! -e "$final" ] || rm -rf "$final"
mv -T "$staging" "$final"
`,
};

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
 * when it moved, since to ask for the time of day takes a process. `began TICKS` is when nginx had started a worker that
 * serves what is new, by the same uptime in hundredths of a second (proc(5), starttime): asking it finds that out later, by
 * as much as a process takes to start. $1 project folder, $2 generation ('' for none), $3 what to expect, $4 URL, $5 whether to wait,
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
echo "moved $clock $before $moved"
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
echo reloaded
tries=0
until renewed || [ $tries -ge 25 ]; do
  tries=$((tries + 1))
  sleep 0.02
done
if renewed; then
  kill -QUIT $old 2> /dev/null
  stat=
  { read -r stat < "/proc/$pid/stat"; } 2> /dev/null
  set -- $stat
  [ $# -lt 22 ] || { shift 21; echo "began $1"; }
fi
tries=0
while [ $tries -lt 400 ] && ! late; do
  if quitting; then
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

/**
 * Appends a note, after what may have been torn, by one write. $1 the project's folder, $2 the note, $3 how many bytes
 * the journal may have before its older half goes; 0 for any.
 */
export const APPEND: ShellScript = {
  name: 'append',
  text: `
[ -d "$1" ] || exit 0
umask 077
journal=$1/${JOURNAL}
printf '\\n%s %s\\n' "$(date +%s)" "$2" >> "$journal" || exit 75
[ "$3" -gt 0 ] && [ "$(wc -c < "$journal")" -gt "$3" ] || exit 0
tail -c $(($3 / 2)) "$journal" > "$journal.next" && mv -f "$journal.next" "$journal"
`,
};

/** Puts a file that root alone can read in its place by one rename. $1 the file, $2 its content; '' when it is beside it. */
export const RECORD: ShellScript = {
  name: 'record',
  text: `
set -e
umask 077
next=$1.next
trap 'rm -f "$next"' EXIT
if [ -n "$2" ]; then
  [ -d "\${1%/*}" ] || mkdir -p "\${1%/*}"
  printf '%s\\n' "$2" > "$1.next"
fi
mv -f "$1.next" "$1"
`,
};

/**
 * Removes what is obsolete of a project, then the certificates that no generation and no release names any more.
 * $1 the project's folder, then paths below it.
 */
export const PRUNE: ShellScript = {
  name: 'prune',
  text: `
cd "$1" || exit 0
shift
rm -rf "$@" || exit 75
for file in certificates/*; do
  [ -f "$file" ] || continue
  id=\${file##*/}
  grep -qsF "\\"\${id%.*}\\"" generations/*/generation.json releases/*.json || rm -f "$file"
done
`,
};

/** `lacking ID` for each certificate without its file or its key. $1 their folder, then their ids. */
export const LACKING: ShellScript = {
  name: 'lacking',
  text: `
folder=$1
shift
for id in "$@"; do
  [ -f "$folder/$id.crt" ] && [ -f "$folder/$id.key" ] || echo "lacking $id"
done
`,
};

/** `free TEXT` for each text that no generation and no release of any project has in it. $1 the volume's root, then texts. */
export const UNNAMED: ShellScript = {
  name: 'unnamed',
  text: `
cd "$1" || exit 71
shift
for text in "$@"; do
  grep -qsF -e "$text" projects/*/generations/*/generation.json projects/*/releases/*.json || echo "free $text"
done
`,
};

/** Names the records of releases, then shows each file of a project's past under its name. $1 the project's folder. */
export const PAST: ShellScript = {
  name: 'past',
  text: `
cd "$1" 2> /dev/null || exit 0
echo ${RELEASES}/*.json
tail -v -n +1 ${JOURNAL} ${RELEASES}/*.json 2> /dev/null
`,
};

/** $1 a file, which need not be there. */
export const CAT: ShellScript = { name: 'cat', text: '[ ! -f "$1" ] || cat "$1"' };

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

/** Puts a file in its place by one rename. $1 the file, $2 its content. */
export const WRITE: ShellScript = {
  name: 'write',
  text: `
set -e
umask 077
printf '%s' "$2" > "$1.next"
mv -f "$1.next" "$1"
`,
};
