#!/usr/bin/env bash
# The one step of action.yml: its inputs to a command line. What comes of it is told to the workflow by ctr-bg itself.
set -euo pipefail

program=$CTR_BG_ACTION/dist/ctr-bg.cjs
if [ ! -f "$program" ]; then
  # A checkout without dist/ is built once; a release has it.
  (cd "$CTR_BG_ACTION" && npm install --no-save --no-audit --no-fund --ignore-scripts && npm run build) >&2
fi

arguments=("$INPUT_COMMAND")
if [ -n "$INPUT_IMAGE" ]; then arguments+=("$INPUT_IMAGE"); fi
while IFS= read -r host; do
  if [ -n "$host" ]; then arguments+=("--host=$host"); fi
done <<<"$INPUT_HOST"
while IFS= read -r argument; do
  if [ -n "$argument" ]; then arguments+=("$argument"); fi
done <<<"$INPUT_ARGUMENTS"

exec node "$program" "${arguments[@]}"
