export type Shell = 'bash' | 'zsh' | 'fish';

/**
 * What a shell reads once. It knows nothing of commands and flags: it asks `ctr-bg __complete` each time, so that a
 * script that was installed long ago completes what the program of today understands.
 */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell];
}

/*
 * The answer is that of Cobra's programs, which Docker's own completion asks plugins for: lines of a word, a tab and what it
 * means, then a colon and a sum of 2 (no blank behind the word) and 4 (no names of files).
 */

// bash takes `:` and `=` for the end of a word, and replaces only what stands behind the last of them.
const BASH = `# bash completion for ctr-bg; in ~/.bashrc: eval "$(ctr-bg completion bash)"
_ctr_bg() {
  local line=\${COMP_LINE:0:COMP_POINT} current reply word
  local -a words lines
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=\${words[\${#words[@]}-1]}
  mapfile -t lines < <("\${words[0]/#\\~\\//$HOME/}" __complete "\${words[@]:1}" 2>/dev/null)
  COMPREPLY=()
  (( \${#lines[@]} > 0 )) || return 0
  reply=\${lines[\${#lines[@]}-1]#:}
  unset "lines[\${#lines[@]}-1]"
  for word in "\${lines[@]}"; do
    word=\${word%%$'\\t'*}
    [[ $word == "$current"* ]] && COMPREPLY+=("\${word#"\${current%"\${current##*[:=]}"}"}")
  done
  (( reply & 2 )) && compopt -o nospace
  (( reply & 4 )) || compopt -o default
  return 0
}
complete -F _ctr_bg ctr-bg
`;

const ZSH = `#compdef ctr-bg
# zsh completion for ctr-bg; in ~/.zshrc, after compinit: eval "$(ctr-bg completion zsh)"
_ctr_bg() {
  local reply line
  local -a lines pairs blank
  lines=("\${(@f)$("\${(Q)words[1]/#\\~\\//$HOME/}" __complete "\${(Q@)words[2,CURRENT]}" 2>/dev/null)}")
  reply=\${lines[-1]#:}
  [[ $reply == <-> ]] || return 1
  for line in "\${(@)lines[1,-2]}"; do
    pairs+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( reply & 2 )) && blank=(-S '')
  (( \${#pairs} > 0 )) && _describe -V 'ctr-bg' pairs "\${blank[@]}" && return 0
  (( reply & 4 )) || _files
}
if [[ \${funcstack[1]-} == _ctr_bg ]]; then _ctr_bg "$@"; else compdef _ctr_bg ctr-bg; fi
`;

const FISH = `# fish completion for ctr-bg; in ~/.config/fish/config.fish: ctr-bg completion fish | source
function __ctr_bg_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines ($words[1] __complete $words[2..-1] 2>/dev/null)
    test (count $lines) -gt 0; or return
    set -l reply (string replace -r '^:' '' -- $lines[-1])
    test (count $lines) -gt 1; and printf '%s\\n' $lines[1..-2]
    # A flag's file: fish does not offer it by itself, since files are off.
    test (math "floor($reply / 4) % 2") -eq 0; and __fish_complete_path (commandline -ct)
end
complete -c ctr-bg -e
complete -c ctr-bg -f -a '(__ctr_bg_complete)'
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
