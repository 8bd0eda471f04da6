#!/usr/bin/env bash
# Builds the binary that every package holds: with everything in it, so that it starts on any Linux of its processor, however old.
# packages/binary.sh [OUT]; prints where it lies.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
target=$(rustc -vV | sed -n 's/^host: //p')
# No path of this machine is part of it, and the same source gives the same bytes in every folder.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
flags="-Ctarget-feature=+crt-static --remap-path-prefix=$root=relance --remap-path-prefix=$registry=registry"
RUSTFLAGS="$flags" CFLAGS="-ffile-prefix-map=$registry=registry -ffile-prefix-map=$root=relance" SOURCE_DATE_EPOCH=0 \
    cargo build --locked --profile dist --target "$target" >&2
binary=${CARGO_TARGET_DIR:-target}/$target/dist/relance
# Nothing of the machine is asked for.
if readelf -d "$binary" | grep -q NEEDED; then
    echo "the binary needs libraries of the machine:" >&2
    readelf -d "$binary" | grep NEEDED >&2
    exit 1
fi
out=${1:-target/packages}
mkdir -p "$out"
objcopy --strip-debug "$binary" "$out/relance"
echo "$out/relance"
