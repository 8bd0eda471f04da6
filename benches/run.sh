#!/usr/bin/env bash
# Times whole runs of relance (start, reading, layout, files written) on data made by `bench_data`, and
# prints the tables of docs/performance.md.
#
#     benches/run.sh [DEBTORS] [POOL]        default: 1000 debtors, a PDF for every invoice
#
# Needs a release tool chain, bash and awk; GNU time (Debian: `apt-get install time`) adds peak memory.
# REPEAT=5 repeats each measurement five times; the median is printed. JOBS="letters.toml" measures these
# jobs only. The data stays in bench-data/.
set -euo pipefail
cd "$(dirname "$0")/.."
debtors=${1:-1000}
pool=${2:-}
repeat=${REPEAT:-3}
jobs=${JOBS:-letters.toml copies.toml letters-stream.toml stream.toml letters-both.toml both.toml}
data=bench-data/$debtors${pool:+-$pool}
date=2026-11-22

cargo build --release --quiet --bin relance --example bench_data
if [ ! -e "$data/complete" ]; then
    # shellcheck disable=SC2086 # without POOL there must be no third argument
    target/release/examples/bench_data "$data" "$debtors" $pool >&2
    touch "$data/complete"
fi

# The middle one of the lines on standard input, sorted as numbers.
median() { sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }

# Runs a command; leaves user + system seconds, wall seconds and peak kilobytes in $cpu, $wall, $peak.
measure() {
    local meter=() note user sys
    note=$(mktemp)
    [ -x /usr/bin/time ] && meter=(/usr/bin/time -f %M -o "$note")
    TIMEFORMAT='%3U %3S %3R'
    read -r user sys wall < <({ time "${meter[@]}" "$@" >/dev/null 2>&1; } 2>&1)
    peak=$(tail -n 1 "$note")
    rm "$note"
    cpu=$(awk -v user="$user" -v sys="$sys" 'BEGIN { print user + sys }')
}

# One line of the table: a job, a number of threads.
row() {
    local what=$1 job=$2 threads=$3 cpus='' walls='' peaks='' letters
    [[ " $jobs " == *" $job "* ]] || return 0
    for _ in $(seq "$repeat"); do
        rm -rf "$data/out"
        measure target/release/relance run "$data/$job" --date "$date" --threads "$threads"
        cpus+=$cpu$'\n' walls+=$wall$'\n' peaks+=${peak:-0}$'\n'
    done
    # The manifest says how many letters were made: a header, then a line each.
    letters=$(cat "$data"/out/*/pieces.csv | awk 'END { print NR - 1 }')
    cpu=$(printf %s "$cpus" | median) wall=$(printf %s "$walls" | median) peak=$(printf %s "$peaks" | median)
    awk -v what="$what" -v threads="$threads" -v letters="$letters" -v cpu="$cpu" -v wall="$wall" -v peak="$peak" \
        'BEGIN { printf "| %s | %d | %d | %.3f | %.3f | %s |\n", what, threads, letters,
                 cpu * 1000 / letters, wall * 1000 / letters, peak ? sprintf("%.0f", peak / 1024) : "-" }'
}

echo "$(uname -sm), $(nproc) cores, $(rustc --version), $debtors debtors, median of $repeat runs"
echo
echo "| work | threads | letters | CPU ms per letter | wall ms per letter | peak MB |"
echo "|---|---|---|---|---|---|"
row "letters alone" letters.toml 1
row "letters with copies" copies.toml 1
row "one stream, no copies" letters-stream.toml 1
row "one stream with copies" stream.toml 1
row "letters and stream, no copies" letters-both.toml 1
row "letters and stream with copies" both.toml 1
row "letters alone" letters.toml 2
row "letters with copies" copies.toml 2

# What nobody can be faster than: the bytes of the letters with copies, copied.
rm -rf "$data/out" "$data/copied"
[[ " $jobs " == *" copies.toml "* ]] || exit 0
target/release/relance run "$data/copies.toml" --date "$date" --threads 1 >/dev/null 2>&1
letters=$(find "$data"/out/*/letters -name '*.pdf' | wc -l)
measure cp -r "$data"/out/*/letters "$data/copied"
awk -v letters="$letters" -v cpu="$cpu" -v wall="$wall" \
    'BEGIN { printf "| *copying the finished letters with copies* | 1 | %d | %.3f | %.3f | - |\n", letters,
             cpu * 1000 / letters, wall * 1000 / letters }'
rm -rf "$data/copied" "$data/out"
