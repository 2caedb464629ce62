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
  isLong: true,
  text: `
cd "$1" 2> /dev/null || exit 0
echo ${RELEASES}/*.json
tail -v -n +1 ${JOURNAL} ${RELEASES}/*.json 2> /dev/null
`,
};

/** $1 a file, which need not be there. */
export const CAT: ShellScript = { name: 'cat', isLong: true, text: '[ ! -f "$1" ] || cat "$1"' };

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
