#!/usr/bin/env bash
# Makes the pictures of the README from a run of the sample. Needs pdftoppm (Debian: poppler-utils) and chromium.
#
# `cargo test --test pictures` compares terminal.svg, terminal.fr.svg and letter.png with what the program makes. The other
# two are not compared: report.png depends on the browser and its faces, manifest.png is a table of the same run.
set -euo pipefail
cd "$(dirname "$0")/../.."
BLESS=1 cargo test --quiet --test pictures
out=target/pictures
rm -rf "$out"
cargo build --quiet --bin relance --example atelier_invoices
target=${CARGO_TARGET_DIR:-target}/debug
"$target/relance" run samples/atelier/relance.toml --date 2026-11-22 --out "$out" --lang en >/dev/null 2>&1
run=$(echo "$PWD/$out"/*/)
"$target/examples/atelier_invoices" "$run" "$out/manifest.pdf"
pdftoppm -r 96 -gray -png -singlefile "$out/manifest.pdf" docs/images/manifest
chromium --headless --no-sandbox --hide-scrollbars --window-size=1200,860 --screenshot=docs/images/report.png "file://${run}report.html" 2>/dev/null
