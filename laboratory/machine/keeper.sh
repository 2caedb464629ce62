#!/bin/sh
# Holds a private engine's network namespace (it is started inside it) and tidies up when the engine has ended.
# Arguments: the engine's folder, its name, for an engine of another Debian that one's root, and for one with a disk of
# its own the MiB of that. Standard input goes to the supervisor; its end is the end of all.
# A signal is heard, not obeyed: `trap :` and not `trap ''`, because children inherit the latter.
trap : INT TERM HUP
folder=$1
name=$2
root=$3
disk=$4

# A process namespace: when its first process ends, the kernel kills every other one, shims and containers
# too. A mount namespace: with the last process every mount is gone.
unshare --mount --pid --fork --kill-child --mount-proc bash "$(dirname "$0")/supervisor.sh" "$folder" "$name" "$root" "$disk"

# An emptied control group can stay busy for a moment.
for pause in 0 0.1 0.5 1; do
  sleep "$pause"
  find /sys/fs/cgroup -depth -type d -path "*/$name*" -exec rmdir {} + 2>/dev/null
  [ -z "$(find /sys/fs/cgroup -type d -name "$name" -print -quit)" ] && break
done
rm -rf --one-file-system -- "$folder"
