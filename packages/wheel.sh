#!/usr/bin/env bash
# The package of Python: the binary, and a small module over its answers. packages/wheel.sh BINARY [OUT]; needs `wheel` (PyPI).
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
tree=$work/wheel
install -D -m 755 "$binary" "$tree/relance-$version.data/scripts/relance"
cp -r "$root/packages/python/relance" "$tree/relance"
rm -rf "$tree/relance/__pycache__"
info=$tree/relance-$version.dist-info
mkdir -p "$info/licenses"
cp "$root"/LICENSE-* "$info/licenses/"
cat >"$info/METADATA" <<TEXT
Metadata-Version: 2.4
Name: relance
Version: $version
Summary: $about
License-Expression: MIT OR Apache-2.0
License-File: LICENSE-APACHE
License-File: LICENSE-MIT
Requires-Python: >=3.9
Description-Content-Type: text/markdown

$(cat "$root/README.md")
TEXT
# A binary that needs nothing of the machine runs wherever the oldest of these systems does.
cat >"$info/WHEEL" <<TEXT
Wheel-Version: 1.0
Generator: relance
Root-Is-Purelib: false
Tag: py3-none-manylinux2014_$(uname -m)
Tag: py3-none-musllinux_1_1_$(uname -m)
TEXT
find "$tree" -exec touch -h -d "@$(day)" {} +
SOURCE_DATE_EPOCH=$(day) python3 -m wheel pack --dest-dir "$out" "$tree" >/dev/null
file=$(find "$out" -name "relance-$version-py3-*.whl")
made "$file"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-index "$file"
try_it "$work/venv/bin/relance"
rm -rf "$work/sample/out"
"$work/venv/bin/python" "$root/packages/python/try.py" "$work/sample/relance.toml"
"$work/venv/bin/pip" uninstall --quiet --yes relance
[ ! -e "$work/venv/bin/relance" ]
echo "removed: nothing is left of it"
