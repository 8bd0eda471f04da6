#!/usr/bin/env bash
# Makes the pictures of the gallery: page 1 of a letter to a business for each layout and stage, from proofs of the sample.
# Needs pdftoppm and pdftotext (Debian: poppler-utils) and convert (imagemagick).
set -euo pipefail
cd "$(dirname "$0")/../.."
out=target/gallery
job=samples/atelier/gallery.toml
rm -rf "$out"
trap 'rm -f "$job"' EXIT
cargo build --quiet --bin relance
for layout in classic modern classic-de classic-ch classic-uk classic-us; do
  sed "s/^layout = .*/layout = \"$layout\"/" samples/atelier/relance.toml > "$job"
  target/debug/relance proof "$job" --date 2026-11-22 --out "$out/$layout" --lang en > /dev/null 2>&1
  proof="$out/$layout/proof.pdf"
  pages=$(pdfinfo "$proof" | sed -n 's/^Pages: *//p')
  for stage in reminder-1 reminder-2 reminder-3 formal-notice; do
    for page in $(seq "$pages"); do
      if pdftotext -f "$page" -l "$page" "$proof" - | grep -q "business-$stage "; then
        pdftoppm -r 76 -gray -png -singlefile -f "$page" -l "$page" "$proof" "$out/page"
        convert "$out/page.png" -colors 16 -define png:compression-level=9 "docs/gallery/$layout-$stage.png"
        break
      fi
    done
  done
done
