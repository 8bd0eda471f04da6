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
trap 'rm -f "$job"' EXIT
cargo build --quiet --bin relance

# picture PDF PAGE NAME
picture() {
  pdftoppm -r 76 -gray -png -singlefile -f "$2" -l "$2" "$1" "$out/page"
  convert "$out/page.png" -colors 16 -define png:compression-level=9 "docs/gallery/$3.png"
}

for layout in classic modern classic-de classic-ch classic-uk classic-us; do
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
        classic\ *|modern\ *|*\ 1\ 1|*\ 4\ 1) picture "$out/$layout/gallery.pdf" "$page" "$name" ;;
      esac
    done
  done
done
