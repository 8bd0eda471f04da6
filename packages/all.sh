#!/usr/bin/env bash
# Every package of one binary, each tried as its users would: packages/all.sh BINARY [OUT]. Installs what packs them, as root or with
# sudo. A binary that is not made by binary.sh has no image.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(realpath "${1:?the binary to pack}")
out=${2:-$here/../target/packages}

need=()
command -v rpmbuild >/dev/null || need+=(rpm)
command -v umoci >/dev/null || need+=(umoci)
command -v man >/dev/null || need+=(man-db)
command -v npm >/dev/null || need+=(npm)
python3 -m venv --help >/dev/null 2>&1 || need+=(python3-venv)
if [ "${#need[@]}" -gt 0 ]; then
    if [ "$(id -u)" -eq 0 ]; then as_root=; else as_root="sudo -n"; fi
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${need[@]}"
fi
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --require-hashes -r "$here/python/tools.txt"
export PATH=$tools/bin:$PATH

failed=0
for package in tar deb rpm wheel npm oci; do
    echo "-- $package"
    begun=$(date +%s)
    ended=0
    "$here/$package.sh" "$binary" "$out" || ended=$?
    echo "seconds: $(($(date +%s) - begun))"
    # 3: left out, and said why.
    [ "$ended" -eq 0 ] || [ "$ended" -eq 3 ] || { echo "failed: $package"; failed=1; }
done
exit "$failed"
