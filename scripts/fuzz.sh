#!/usr/bin/env bash
# fuzz.sh [TARGET [RUNS]]: feeds changed inputs to one reader, or to each in turn, and stops at the first finding. It works with the
# stable compiler: libFuzzer comes with a crate (a C++ compiler builds it), and the places to watch are marked by LLVM. FUZZ_SECONDS
# bounds the time for each target. What is learnt is kept below target/fuzz, findings too; a finding becomes a test, and its input a file
# of fuzz/corpus.
set -euo pipefail
cd "$(dirname "$0")/.."

targets=(text pdf docx odt html csv ron refi project)
runs=${2:-10000000}
[ $# -gt 0 ] && targets=("$1")
host=$(rustc -vV | sed -n 's/^host: //p')
place=${FUZZ_TARGET_DIR:-$PWD/target/fuzz}

# What is compared is not traced: it took two fifths of the time, and the words that are compared stand in the dictionaries.
marks="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
    -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1"
# SQLite counts its memory under a lock, and nobody asks for the count.
export LIBSQLITE3_FLAGS=-DSQLITE_DEFAULT_MEMSTATUS=0
# With --target, what runs while building (proc macros) stays unmarked.
RUSTFLAGS=$(echo $marks) CARGO_TARGET_DIR=$place cargo build --quiet --locked --release --target "$host" --manifest-path fuzz/Cargo.toml \
    ${FUZZ_JOBS:+-j$FUZZ_JOBS}

for target in "${targets[@]}"; do
    case $target in
        docx | odt | html | refi) words=fuzz/dictionaries/xml.dict ;;
        pdf) words=fuzz/dictionaries/pdf.dict ;;
        *) words=fuzz/dictionaries/text.dict ;;
    esac
    # As long as what the corpus holds, and little more: a reader takes as much longer as its input is longer, and finds nothing else in it.
    case $target in
        project) longest=64 ;;
        csv | ron) longest=512 ;;
        text | html) longest=1024 ;;
        *) longest=2560 ;;
    esac
    learnt=$place/corpus/$target
    mkdir -p "$learnt" "$place/findings"
    ended=0
    echo "== $target"
    # Inputs are drawn evenly: to weigh them by how rare it is what they reach takes four fifths of the time of the target for text.
    "$place/$host/release/$target" "$learnt" "fuzz/corpus/$target" -runs="$runs" -max_total_time="${FUZZ_SECONDS:-0}" \
        -dict="$words" -timeout=30 -rss_limit_mb=3000 -max_len=$longest -entropic=0 -print_final_stats=1 \
        -artifact_prefix="$place/findings/$target-" -verbosity=1 2>&1 | grep -v "^#.*\(REDUCE\|NEW\)" | tee "$place/$target.told" || ended=$?
    # What was run in all, for the table of docs/fuzzing.md; what a finding or somebody has ended counts too.
    sed -n "s/^stat::number_of_executed_units: */$(date -u +%F) $target /p" "$place/$target.told" >>"$place/executed.txt"
    [ "$ended" = 0 ] || exit "$ended"
done
echo "== In all:"
awk '{ all[$2] += $3 } END { for (target in all) print "| `" target "` | " all[target] " |" }' "$place/executed.txt" | sort
