#!/usr/bin/env bash
# Makes the pictures of the README from a run of the sample: letter.png and manifest.png, beside this file.
# Needs pdftoppm (Debian: `apt-get install poppler-utils`).
set -euo pipefail
cd "$(dirname "$0")/../.."
out=target/pictures
rm -rf "$out"
cargo build --release --quiet --bin relance --example atelier_invoices
target/release/relance run samples/atelier/relance.toml --date 2026-11-22 --out "$out"
run=$(echo "$out"/*/)
# The formal notice to a firm shows every part of a letter.
letter=$(find "$run/letters" -name '*C0059*' | head -n 1)
pdftoppm -r 96 -gray -png -singlefile -f 1 -l 1 "$letter" docs/images/letter
target/release/examples/atelier_invoices "$run" "$out/manifest.pdf"
pdftoppm -r 96 -gray -png -singlefile "$out/manifest.pdf" docs/images/manifest
