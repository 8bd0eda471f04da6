#!/usr/bin/env bash
# An image of the binary alone, for container programs (OCI). packages/oci.sh BINARY [OUT]; needs `umoci`, and a binary from binary.sh:
# there is no library beside it.
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
if readelf -d "$binary" | grep -q NEEDED; then
    echo "left out: $binary needs libraries that an image of it alone does not have" >&2
    exit 3
fi
image=$work/image
umoci init --layout "$image"
umoci new --image "$image:$version"
umoci unpack --rootless --image "$image:$version" "$work/bundle"
install -D -m 755 "$binary" "$work/bundle/rootfs/usr/bin/relance"
mkdir -m 1777 "$work/bundle/rootfs/tmp" "$work/bundle/rootfs/work"
find "$work/bundle/rootfs" -exec touch -h -d "@$(day)" {} +
when=$(date -u -d "@$(day)" +%Y-%m-%dT%H:%M:%SZ)
umoci repack --image "$image:$version" --history.created "$when" "$work/bundle"
umoci config --image "$image:$version" --created "$when" --history.created "$when" \
    --config.entrypoint /usr/bin/relance --config.workingdir /work --config.volume /work
umoci gc --layout "$image"
file=$out/relance-$version-oci.tar
tar -C "$image" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(day)" -cf "$file" .
made "$file"

# Unpacked and started with nothing around it but the folder of the job.
mkdir "$work/again"
tar -C "$work/again" -xf "$file"
umoci unpack --rootless --image "$work/again:$version" "$work/tried"
cp -r "$root/samples/atelier" "$work/tried/rootfs/work/sample"
rm -rf "$work/tried/rootfs/work/sample/out"
chroot "$work/tried/rootfs" /usr/bin/relance run /work/sample/relance.toml --date 2026-11-22 --lang en >"$work/told" 2>&1
echo "installed: $(chroot "$work/tried/rootfs" /usr/bin/relance --version)," \
    "$(find "$work/tried/rootfs/work/sample/out" -path '*/letters/*.pdf' | wc -l) letters of the sample"
