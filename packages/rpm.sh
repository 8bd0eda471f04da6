#!/usr/bin/env bash
# The package of Fedora, RHEL and SUSE. packages/rpm.sh BINARY [OUT]; it is installed, tried and removed in an empty root.
set -euo pipefail
# shellcheck source=packages/lib.sh
. "$(dirname "$0")/lib.sh"
lay_out "$work/usr"
mkdir -p "$work/build"/{BUILD,BUILDROOT,RPMS,SOURCES,SPECS,SRPMS}
cat >"$work/build/SPECS/relance.spec" <<TEXT
Name: relance
Version: $version
Release: 1
Summary: $about
License: MIT OR Apache-2.0
AutoReqProv: no
%global __os_install_post %{nil}
%global debug_package %{nil}
%global source_date_epoch_from_changelog 0
%global clamp_mtime_to_source_date_epoch 1
%global use_source_date_epoch_as_buildtime 1
%description
Reads unpaid invoices as accounting programs export them, decides which debtor
gets which reminder, and lays out the letters as PDF with copies of the
invoices, print streams, a manifest and a register.
%install
mkdir -p %{buildroot}
cp -a $work/usr %{buildroot}/usr
%files
/usr/bin/relance
/usr/share/man/man1/relance*
/usr/share/man/fr/man1/relance*
/usr/share/bash-completion/completions/relance
/usr/share/zsh/vendor-completions/_relance
/usr/share/fish/vendor_completions.d/relance.fish
/usr/share/doc/relance
TEXT
SOURCE_DATE_EPOCH=$(day) rpmbuild --quiet --define "_topdir $work/build" --define "_buildhost localhost" -bb "$work/build/SPECS/relance.spec"
file=$(find "$work/build/RPMS" -name '*.rpm')
cp "$file" "$out/"
file=$out/$(basename "$file")
made "$file"

system=$work/system
mkdir -p "$system"
# Where it is not the package manager of the machine, rpm says so each time.
quiet() { rpm --root "$system" "$@" 2>"$work/told" || { cat "$work/told" >&2; return 1; }; }
quiet --initdb
quiet --nosignature -i "$file"
try_it "$system/usr/bin/relance"
quiet -e relance
[ ! -e "$system/usr/bin/relance" ]
echo "removed: nothing is left of it"
