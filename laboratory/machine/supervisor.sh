#!/bin/bash
# First process of a private engine's process namespace. Obeys words on standard input (start, terminate,
# kill, fill, free) and answers each with "done"; ends with its input, and everything in the namespace with it.
# bash, because a first process has to reap orphans, and bash does.
folder=$1
name=$2
# The root folder of another Debian, whose engine is to be used; empty for this machine's own.
root=$3
# MiB of a disk for its data; empty for the machine's own disk.
disk=$4

# A /run of its own keeps sockets and locks apart from those of other engines; it goes with the namespace.
mount -t tmpfs "$name" /run
# So is the id that older engines keep in /etc/docker/key.json: with the machine's, all would be one engine.
mkdir -p /etc/docker
mount -t tmpfs "$name" /etc/docker
ip link set lo up

# A file that is mounted in this mount namespace alone: its loop device goes with the mount.
if [ -n "$disk" ]; then
  truncate -s "${disk}M" "$folder/disk"
  mkfs.ext4 -q -m 0 "$folder/disk"
  mkdir "$folder/data"
  mount -o loop "$folder/disk" "$folder/data"
fi

# Not a chroot: containers would find their way out of it.
if [ -n "$root" ]; then
  mount --bind "$root" "$root"
  for path in /proc /sys /dev /run "$folder"; do
    mkdir -p "$root$path"
    mount --rbind "$path" "$root$path"
  done
  mkdir -p "$root/old"
  cd "$root" && pivot_root . old && umount --lazy /old && cd /
fi

# containerd apart from dockerd, as an installed Docker has it: it outlives a dockerd that is killed.
containerd --config "$folder/containerd.toml" >>"$folder/containerd.log" 2>&1 </dev/null &

daemon=
start() {
  rm -f "$folder/dockerd.pid"
  dockerd --config-file "$folder/daemon.json" >>"$folder/dockerd.log" 2>&1 </dev/null &
  daemon=$!
}
end() {
  [ -z "$daemon" ] && return
  kill "-$1" "$daemon" 2>/dev/null
  wait "$daemon" 2>/dev/null
  daemon=
}

ballast=$folder/data/ballast
# All at once what is said to be free, then what is left after all.
fill() {
  [ -n "$disk" ] || return
  fallocate -l "$(df --output=avail -B1 "$folder/data" | tail -n 1)" "$ballast"
  dd if=/dev/zero bs=4096 2>/dev/null >>"$ballast"
}

while read -r word; do
  case $word in
    start) end TERM; start ;;
    terminate) end TERM ;;
    kill) end KILL ;;
    fill) fill ;;
    free) rm -f "$ballast" ;;
  esac
  echo done
done
