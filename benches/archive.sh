#!/usr/bin/env bash
# Has veraPDF judge at least 200 archive letters: the sample, and benchmark data to which every stage, language and
# kind of debtor is added. PDF/A-2b and PDF/UA-1 for `pdfa-2b`, PDF/A-3b and PDF/UA-1 for `pdfa-3b`.
#
#     benches/archive.sh VERAPDF [BENCH-DATA]
#
# VERAPDF is called as `VERAPDF FLAVOUR FILE...` and prints a line with PASS or FAIL for each file. BENCH-DATA is a
# folder as `examples/bench_data.rs` writes it; without it one is made. Files are left in target/archive/.
set -euo pipefail
cd "$(dirname "$0")/.."
verapdf=$1
out=target/archive
rm -rf "$out"
mkdir -p "$out"
data=${2:-$out/data}
cargo build --quiet --bin relance --example bench_data
[ -e "$data/invoices.csv" ] || target/debug/examples/bench_data "$data" 192 24

# Debtor N is of language N / 8, stage N / 2 and kind N, each counted round.
cp -r "$data" "$out/mixed"
awk -F ';' -v OFS=';' '
    BEGIN {
        languages = split("fr en de nl es it", language, " ")
        split("2026-07-20 2026-08-24 2026-09-28", sent, " ")
    }
    { sub(/\r$/, "") }
    NR == 1 { print $0, "kind", "language", "reminder_1", "reminder_2", "reminder_3"; next }
    $1 != last { last = $1; n++ }
    n > 192 { exit }
    {
        stage = int(n / 2) % 4
        print $0, (n % 2 ? "consumer" : "business"), language[int(n / 8) % languages + 1],
            (stage > 0 ? sent[1] : ""), (stage > 1 ? sent[2] : ""), (stage > 2 ? sent[3] : "")
    }' "$data/invoices.csv" >"$out/mixed/invoices.csv"

failed=0
for profile in pdfa-2b pdfa-3b; do
    for from in "$out/mixed/copies.toml" samples/atelier/relance.toml; do
        job=$(dirname "$from")/archive-$$.toml
        folder=$PWD/$out/$profile-$(basename "$(dirname "$from")")
        sed -e "s#^folder = \"out\"#folder = \"$folder\"\nprofile = \"$profile\"#" -e 's/^streams = .*/streams = false/' \
            -e 's/^place = .*/&\nmediator = "Médiation, 4 passage des Arbitres, 75009 Paris – www.mediation.example"/' \
            "$from" | awk '!/^mediator/ || !seen++' >"$job"
        target/debug/relance run "$job" --date 2026-11-25 >"$folder.log" 2>&1 || true
        rm "$job"
    done
    if [ $profile = pdfa-2b ]; then kind=letters; else kind=archive; fi
    for flavour in "${profile#pdfa-}" ua1; do
        "$verapdf" "$flavour" "$out/$profile"-*/*/"$kind"/*.pdf >"$out/$profile-$flavour.txt" || failed=1
        echo "$profile, $flavour: $(grep -c '^PASS' "$out/$profile-$flavour.txt") pass," \
            "$(grep -vc '^PASS\|^ ' "$out/$profile-$flavour.txt" || true) do not"
    done
    echo "$profile: $(find "$out/$profile"-*/*/"$kind" -name '*.pdf' | sed 's/.*-\(reminder-.\|formal-notice\).*/\1/' | sort | uniq -c | tr '\n' ' ')"
done
exit $failed
