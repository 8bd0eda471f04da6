# What the scripts of the packages share: they are given a binary, lay out what people install, and try it as they would.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)
about="Print-ready dunning letters from accounting exports, each with its invoice copies"
binary=$(realpath "${1:?the binary to pack}")
out=$(mkdir -p "${2:-$root/target/packages}" && realpath "${2:-$root/target/packages}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The commands of the program, those below another behind it.
commands() {
    local below="$*"
    # shellcheck disable=SC2086
    "$binary" $below -h --lang en 2>/dev/null | awk '/^Commands:$/ { on = 1; next } on && /^$/ { exit } on { print $1 }'
}

# The page of one command of the manual, in one language, as FOLDER/relance-COMMAND.1.gz.
page() {
    local folder=$1 language=$2
    shift 2
    local name="relance"
    [ $# -gt 0 ] && name="relance-$(echo "$*" | tr ' ' -)"
    "$binary" man "$@" --lang "$language" | gzip -n9 >"$folder/$name.1.gz"
}

# Binary, manual in two languages, completions and licences as they lie below /usr.
lay_out() {
    local usr=$1 language folder command below
    install -D -m 755 "$binary" "$usr/bin/relance"
    for language in en fr; do
        folder=$usr/share/man/man1
        [ $language = fr ] && folder=$usr/share/man/fr/man1
        mkdir -p "$folder"
        page "$folder" $language
        for command in $(commands); do
            page "$folder" $language "$command"
            for below in $(commands "$command"); do
                page "$folder" $language "$command" "$below"
            done
        done
    done
    mkdir -p "$usr"/share/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d,doc/relance}
    "$binary" completions bash --lang en >"$usr/share/bash-completion/completions/relance"
    "$binary" completions zsh --lang en >"$usr/share/zsh/vendor-completions/_relance"
    "$binary" completions fish --lang en >"$usr/share/fish/vendor_completions.d/relance.fish"
    cp "$root"/README.md "$root"/README.fr.md "$root"/LICENSE-* "$usr/share/doc/relance/"
    gzip -n9 -c "$root/CHANGELOG.md" >"$usr/share/doc/relance/changelog.gz"
    find "$usr" -type d -exec chmod 755 {} + -o -name relance -path '*/bin/*' -o -type f -exec chmod 644 {} +
    # The same bytes whenever it is packed: the day of the last change of the source.
    find "$usr" -exec touch -h -d "@$(day)" {} +
}

# Seconds since 1970 of the last commit; of the changelog where there is no repository.
day() {
    git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md"
}

# The main job with a program that was installed: the letters of the sample, which must be there.
try_it() {
    local job=$work/sample letters
    rm -rf "$job"
    cp -r "$root/samples/atelier" "$job"
    rm -rf "$job/out"
    "$@" run "$job/relance.toml" --lang en --date 2026-11-22 >"$work/told" 2>&1 || { cat "$work/told"; return 1; }
    letters=$(find "$job/out" -path '*/letters/*.pdf' | wc -l)
    [ "$letters" -gt 0 ] || { echo "no letter was made"; cat "$work/told"; return 1; }
    echo "installed: $("$@" --version), $letters letters of the sample"
}

# What was made: its name, its size, its hash beside it.
made() {
    (cd "$(dirname "$1")" && sha256sum "$(basename "$1")" >"$(basename "$1").sha256")
    echo "made: $(basename "$1"), $(stat -c %s "$1") bytes"
}
