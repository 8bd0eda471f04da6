#!/usr/bin/env bash
# The package of Debian and Ubuntu. packages/deb.sh BINARY [OUT]; with RELANCE_ROOT, the folder of an unpacked Debian system, it is
# installed, tried and removed there, otherwise in an empty root.
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
architecture=$(dpkg --print-architecture)
package=$work/package
lay_out "$package/usr"
cat >"$package/usr/share/doc/relance/copyright" <<TEXT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: relance

Files: *
Copyright: the authors of relance
License: MIT or Apache-2.0
 Both licences stand beside this file.
TEXT
chmod 644 "$package/usr/share/doc/relance/copyright"
mkdir "$package/DEBIAN"
cat >"$package/DEBIAN/control" <<TEXT
Package: relance
Version: $version
Architecture: $architecture
Maintainer: the authors of relance <relance@localhost>
Installed-Size: $(du -sk "$package/usr" | cut -f1)
Section: misc
Priority: optional
Description: $about
 Reads unpaid invoices as accounting programs export them, decides which debtor
 gets which reminder, and lays out the letters as PDF with copies of the
 invoices, print streams, a manifest and a register.
TEXT
find "$package" -exec touch -h -d "@$(day)" {} +
file=$out/relance_${version}_$architecture.deb
SOURCE_DATE_EPOCH=$(day) dpkg-deb --root-owner-group --build "$package" "$file" >/dev/null
made "$file"

if [ -n "${RELANCE_ROOT:-}" ]; then
    cp "$file" "$RELANCE_ROOT/tmp/relance.deb"
    chroot "$RELANCE_ROOT" dpkg -i /tmp/relance.deb >/dev/null
    rm -rf "$RELANCE_ROOT/tmp/sample"
    cp -r "$root/samples/atelier" "$RELANCE_ROOT/tmp/sample"
    rm -rf "$RELANCE_ROOT/tmp/sample/out"
    echo "system: $(cat "$RELANCE_ROOT/etc/debian_version"), $(chroot "$RELANCE_ROOT" ldd --version | head -1)"
    chroot "$RELANCE_ROOT" relance run /tmp/sample/relance.toml --date 2026-11-22 --lang en >"$work/told" 2>&1
    echo "installed: $(chroot "$RELANCE_ROOT" relance --version), $(find "$RELANCE_ROOT/tmp/sample/out" -path '*/letters/*.pdf' | wc -l) letters of the sample"
    chroot "$RELANCE_ROOT" dpkg -P relance >/dev/null
    rm -rf "$RELANCE_ROOT/tmp/sample" "$RELANCE_ROOT/tmp/relance.deb"
    [ ! -e "$RELANCE_ROOT/usr/bin/relance" ]
else
    system=$work/system
    mkdir -p "$system/var/lib/dpkg"/{info,updates,triggers}
    touch "$system/var/lib/dpkg/status"
    dpkg --root="$system" --force-script-chrootless -i "$file" >/dev/null
    try_it "$system/usr/bin/relance"
    dpkg --root="$system" --force-script-chrootless -P relance >/dev/null
    [ ! -e "$system/usr/bin/relance" ]
fi
echo "removed: nothing is left of it"
