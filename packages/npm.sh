#!/usr/bin/env bash
# The package of npm: `relance`, which starts the binary of the package for this system. packages/npm.sh BINARY [OUT]
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
system=$(node -p 'process.platform + "-" + process.arch')
made_of() { # a package.json with its version
    sed "s/VERSION/$version/g; s/SYSTEM/$system/g; s/OS/${system%-*}/g; s/CPU/${system#*-}/g" "$1"
}
install -D -m 755 "$binary" "$work/system/bin/relance"
made_of "$root/packages/npm/system.json" >"$work/system/package.json"
install -D -m 755 "$root/packages/npm/relance.js" "$work/main/relance.js"
made_of "$root/packages/npm/package.json" >"$work/main/package.json"
cp "$root/README.md" "$work/main/"
for part in system main; do
    cp "$root"/LICENSE-* "$work/$part/"
    (cd "$work/$part" && npm pack --silent --pack-destination "$out" >/dev/null)
done
made "$out/relance-$system-$version.tgz"
made "$out/relance-$version.tgz"

mkdir "$work/home"
cd "$work/home"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --offline "$out/relance-$system-$version.tgz" "$out/relance-$version.tgz"
try_it ./node_modules/.bin/relance
npm uninstall --silent --no-audit --no-fund --offline relance "@relance/$system"
[ ! -e node_modules/.bin/relance ]
echo "removed: nothing is left of it"
