#!/usr/bin/env bash
# Makes many letters with copies, on both sides, in streams; prints three of them again; and compares the reprint with the first
# print page by page: text by pdftotext, picture by pdftoppm.
#
#   benches/reprint-check.sh [DEBTORS] [POOL]      # 10000 letters whose invoices share 200 PDFs
#
# Needs bash, awk and poppler. RELANCE and DATA name other binaries than those of target/release.
set -euo pipefail
cd "$(dirname "$0")/.."
debtors=${1:-10000}
pool=${2:-200}
relance=${RELANCE:-target/release/relance}
data=${DATA:-target/release/examples/bench_data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$data" "$work" "$debtors" "$pool" > "$work/made.txt"
sed '/^duplex *=/d' "$work/stream.toml" > "$work/duplex.toml"
grep -q '^\[post\]' "$work/duplex.toml" || printf '\n[post]\n' >> "$work/duplex.toml"
sed -i 's/^\[post\]/[post]\nduplex = true/' "$work/duplex.toml"
"$relance" run "$work/duplex.toml" --date 2026-11-22 --lang en | tail -1
run=$(find "$work" -name run.json -printf '%h\n' | head -1)

# The first, one in the middle, the last.
last=$(awk -F';' 'END { print $1 }' "$run/pieces.csv")
pieces="1 $((last / 2)) $last"
echo "letters: $last, again: $pieces"
start=$(date +%s%N)
# shellcheck disable=SC2086
"$relance" reprint "$run" $pieces --reason "paper jam" --lang en
echo "seconds: $(awk -v a="$start" -v b="$(date +%s%N)" 'BEGIN { printf "%.1f", (b - a) / 1e9 }')"

column() { awk -F';' -v name="$1" 'NR == 1 { sub(/^\xef\xbb\xbf/, ""); sub(/\r$/, ""); for (i = 1; i <= NF; i++) if ($i == name) print i }' "$run/$2"; }
cell() { awk -F';' -v piece="$1" -v at="$(column "$2" pieces.csv)" '$1 == piece { sub(/\r$/, ""); print $at }' "$run/pieces.csv"; }
at=1
same=0
for piece in $pieces; do
    stream="$run/streams/$(cell "$piece" stream).pdf"
    first=$(cell "$piece" first_page)
    pages=$(($(cell "$piece" pages) + $(cell "$piece" blank_pages)))
    for ((page = 0; page < pages; page++)); do
        for side in before again; do
            if [ "$side" = before ]; then file=$stream number=$((first + page)); else file="$run/reprints/0001.pdf" number=$((at + page)); fi
            pdftotext -layout -f "$number" -l "$number" "$file" "$work/$side.txt"
            pdftoppm -r 100 -f "$number" -l "$number" -singlefile "$file" "$work/$side"
        done
        cmp "$work/before.txt" "$work/again.txt"
        cmp "$work/before.ppm" "$work/again.ppm"
        same=$((same + 1))
    done
    at=$((at + pages))
done
echo "pages equal in text and picture: $same"
