/**
 * Bytes of a line that are written at once. Several commands write to one pipe, which keeps up to 4096 together (pipe(7),
 * PIPE_BUF); what is longer may have others' lines within it when the pipe is full.
 */
const PIECE = 3500;

/**
 * What a shell session runs and how it is spoken to. It reads commands from its stdin, each as a line `ID COUNT` and
 * COUNT lines of one encoded argument, and runs them side by side; each line of a command's output comes back as
 * `ID>LINE`, what a long line has before its last piece as `ID+PIECE.`, and the command's end as `ID=EXIT-CODE`. The first
 * argument says what the others are: `program` an argv, `script` a text for a shell of its own and its positional
 * parameters, which so never stand in a list of processes; `long` the same, of which lines come when they are many, and not
 * each at once, since a shell passes on byte by byte; `here` a text for this shell itself, which answers by its variables
 * $answer, one line, and $status. What `here` opens as
 * descriptor 8 or 9 stays open until the shell ends, and nothing that the shell begins inherits it.
 * (They are closed by exec: a redirection would keep a copy to restore them from.)
 * What it gets at its start are the texts of scripts that it is to have at hand: a command may name one by its place in
 * them, as `@1`, since a shell reads what comes through stdin byte by byte.
 * It ends when its stdin closes, so it never outlives who speaks to it; what it has begun by then runs to its end, and
 * whatever runs for long can see in $SHELL_PID that nobody listens.
 * The text is constant: arguments are decoded by printf, never read as shell (FAILURES 75). Needs sh, and for
 * what is long makes use of awk where there is one.
 */
export const SHELL = `
trap '' PIPE
export SHELL_PID=$$
number=0
for text in "$@"; do
  number=$((number + 1))
  eval "at_hand_$number=\\$text"
done
tell() {
  while [ \${#line} -gt ${PIECE} ]; do
    piece=$(printf '%.${PIECE}s' "$line")
    printf '%s+%s.\\n' "$id" "$piece"
    line=\${line#"$piece"}
  done
  printf '%s%s%s\\n' "$id" "$1" "$line"
}
tell_long='
function tell(mark, line) {
  for (; length(line) > ${PIECE}; line = substr(line, ${PIECE} + 1)) {
    print id "+" substr(line, 1, ${PIECE}) "."
    fflush()
  }
  print id mark line
  fflush()
}
NR > 1 { tell(">", last) }
{ last = $0 }
END { tell("=", last) }
'
fetch() { case $script in @*) eval "script=\\$at_hand_\${script#@}" ;; esac; }
run() {
  kind=$1
  shift
  if [ "$kind" = program ]; then "$@"; return; fi
  script=$1
  shift
  fetch
  eval "$script"
}
while read -r id count; do
  set --
  while [ "$count" -gt 0 ]; do
    IFS= read -r value || exit
    case $value in *\\\\*) value=$(printf '%b.' "$value"); value=\${value%.} ;; esac
    set -- "$@" "$value"
    count=$((count - 1))
  done
  if [ "$1" = here ]; then
    script=$2 answer= status=0
    shift 2
    fetch
    eval "$script"
    printf '%s>%s\\n%s=%s\\n' "$id" "$answer" "$id" "$status"
    continue
  fi
  { exec 8>&- 9>&-; (run "$@") 2>&1; printf '\\n%s' "$?"; } < /dev/null | {
    exec 8>&- 9>&-
    if [ "$1" = long ] && command -v awk > /dev/null; then
      LC_ALL=C exec awk -v id="$id" "$tell_long"
    fi
    while IFS= read -r line; do tell '>'; done
    tell '='
  } &
done
`;

/** What is to be run: a program with its arguments, or a constant script with its values, beside the shell or in it. */
export type Command =
  | { readonly kind: 'program'; readonly argv: readonly string[] }
  | { readonly kind: 'script' | 'long' | 'here'; readonly text: string; readonly values: readonly string[] };

/** Bytes that printf's %b or the shell's read do not leave as they are; few, as a shell reads byte by byte. */
const SPECIAL = /[^ -[\]-~]/g;

/** A command as the session reads it: every byte that could mean something there is written in octal (printf(1), %b). */
export function encodeCommand(id: number, command: Command): string {
  const rest = command.kind === 'program' ? command.argv : [command.text, ...command.values];
  const lines = [command.kind, ...rest].map((value) => `${encode(value)}\n`);
  return `${id} ${lines.length}\n${lines.join('')}`;
}

function encode(value: string): string {
  const bytes = Buffer.from(value).toString('latin1');
  return bytes.replaceAll(SPECIAL, (byte) => `\\0${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** Texts have one character for each byte: a piece may end within a character. */
export type Reply =
  | { readonly kind: 'piece' | 'line'; readonly id: number; readonly text: string }
  | { readonly kind: 'end'; readonly id: number; readonly exitCode: number };

/** Undefined for a line that is no reply, such as a complaint of the shell itself. */
export function parseReply(line: string): Reply | undefined {
  const [, digits, mark, text = ''] = /^(\d+)([+>=])(.*)$/s.exec(line) ?? [];
  const id = Number(digits);
  if (mark === '+') return { kind: 'piece', id, text: text.slice(0, -1) };
  if (mark === '>') return { kind: 'line', id, text };
  return mark === '=' ? { kind: 'end', id, exitCode: Number(text) } : undefined;
}
