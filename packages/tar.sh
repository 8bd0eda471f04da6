#!/usr/bin/env bash
# A folder to unpack anywhere: binary, manual, completions, licences. packages/tar.sh BINARY [OUT]
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
name=relance-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
lay_out "$work/$name"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(day)" -cf - "$name" | gzip -n9 >"$out/$name.tar.gz"
made "$out/$name.tar.gz"

mkdir "$work/unpacked"
tar -C "$work/unpacked" -xzf "$out/$name.tar.gz"
try_it "$work/unpacked/$name/bin/relance"
