#!/usr/bin/env bash
# One stream of letters with all their copies, beside qpdf and pikepdf which only join the same files: letters
# already made, then copies, piece by piece. Prints a table for docs/performance.md.
#
#     benches/join.sh [DEBTORS]              default: 1000 debtors, about three invoices each
#
# Needs what benches/run.sh needs, qpdf, and pikepdf in PYTHON (default: python3). RELANCE and BENCH_DATA name
# the programs, where they are built already.
set -euo pipefail
cd "$(dirname "$0")/.."
debtors=${1:-1000}
data=bench-data/$debtors
python=${PYTHON:-python3}
if [ -z "${RELANCE:-}" ]; then
    cargo build --release --quiet --bin relance --example bench_data
fi
relance=${RELANCE:-target/release/relance} bench_data=${BENCH_DATA:-target/release/examples/bench_data}
if [ ! -e "$data/complete" ]; then
    "$bench_data" "$data" "$debtors" >&2
    touch "$data/complete"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a command and prints a line of the table: what, CPU seconds, size of the file in MB.
row() {
    local what=$1 file=$2 user sys
    shift 2
    TIMEFORMAT='%3U %3S'
    read -r user sys < <({ time "$@" >/dev/null 2>"$work/err"; } 2>&1) || { cat "$work/err" >&2; exit 1; }
    # shellcheck disable=SC2086 # a pattern
    awk -v what="$what" -v user="$user" -v sys="$sys" -v size="$(cat $file | wc -c)" \
        'BEGIN { printf "| %s | %.2f | %.2f |\n", what, user + sys, size / 1e6 }'
}

# The letters alone, for the others to join.
rm -rf "$data/out"
"$relance" run "$data/letters.toml" --date 2026-11-22 >/dev/null 2>&1 || [ $? -eq 1 ]
mkdir "$work/letters"
mv "$data"/out/*/letters "$work/" 2>/dev/null || mv "$data"/out/* "$work/letters/"
rm -rf "$data/out"
"$python" - "$data" "$work" <<'PYTHON' >"$work/list"
import csv, pathlib, sys
data, work = map(pathlib.Path, sys.argv[1:])
copies = {}
with open(data / "invoices.csv", newline="", encoding="utf-8-sig") as file:
    for row in csv.DictReader(file, delimiter=";"):
        copies.setdefault(row["debtor_id"], []).append(data / row["pdf"])
for letter in sorted((work / "letters").rglob("*.pdf")):
    print(letter)
    for debtor, files in copies.items():
        if debtor in letter.name:
            print("\n".join(map(str, files)))
            break
PYTHON
letters=$(grep -c "^$work" "$work/list") files=$(wc -l <"$work/list")
echo "$(uname -sm), $(nproc) cores; $letters letters, $((files - letters)) copies, $(tr '\n' '\0' <"$work/list" | xargs -0 cat | wc -c) bytes in all"
echo
echo "| | CPU s | MB |"
echo "|---|--:|--:|"
join() { "$python" benches/peers/join.py "$1" <"$work/list"; }
{ echo --empty; echo --pages; cat "$work/list"; echo --; echo "$work/qpdf.pdf"; } >"$work/arguments"
row "relance, one stream: letters written and copies taken over" "$data/out/*/streams/*.pdf" \
    "$relance" run "$data/stream.toml" --date 2026-11-22 --threads 1
row "qpdf --empty --pages, joining alone" "$work/qpdf.pdf" qpdf "@$work/arguments"
row "pikepdf, joining alone" "$work/pikepdf.pdf" join "$work/pikepdf.pdf"
