#!/usr/bin/env bash
# Makes the pictures of the gallery: every page of `relance proof --gallery` in the two French layouts, and page 1 of some letters in the others.
# Needs pdftoppm (Debian: poppler-utils) and convert (imagemagick).
set -euo pipefail
cd "$(dirname "$0")/../.."
out=target/gallery
job=samples/atelier/gallery.toml
rm -rf "$out"
rm -f docs/gallery/*.png
mkdir -p "$out"
cargo build --quiet --bin relance

# picture PDF PAGE NAME
picture() {
  pdftoppm -r 76 -gray -png -singlefile -f "$2" -l "$2" "$1" "$out/page"
  convert "$out/page.png" -colors 16 -define png:compression-level=9 "docs/gallery/$3.png"
}

# Two layouts of one's own that differ from those of the program by a reply slip alone.
own=samples/atelier/layouts
trap 'rm -rf "$job" "$own"' EXIT
for base in classic modern; do
  mkdir -p "$own/$base-slip"
  printf 'base = "%s"\nedition = 2\n[reply]\nshown = true\n' "$base" > "$own/$base-slip/layout.toml"
done

for layout in classic modern classic-de classic-ch classic-uk classic-us classic-slip modern-slip; do
  sed "s/^layout = .*/layout = \"$layout\"/" samples/atelier/relance.toml > "$job"
  "${CARGO_TARGET_DIR:-target}/debug/relance" proof "$job" --gallery --out "$out/$layout" --lang en 2> /dev/null > "$out-$layout.txt"
  page=0 number=0
  grep -E ': [0-9]+ pages?$' "$out-$layout.txt" | while IFS= read -r line; do
    number=$((number + 1))
    text=${line%%,*} pages=${line##*: } pages=${pages%% *}
    for sheet in $(seq "$pages"); do
      page=$((page + 1))
      name=$(printf '%s-%02d-%s-%d' "$layout" "$number" "${text// /-}" "$sheet")
      case "$layout $number $sheet" in
        *-slip\ 2\ *) picture "$out/$layout/gallery.pdf" "$page" "$name" ;;
        *-slip\ *) ;;
        classic\ *|modern\ *|*\ 1\ 1|*\ 4\ 1) picture "$out/$layout/gallery.pdf" "$page" "$name" ;;
      esac
    done
  done
done
