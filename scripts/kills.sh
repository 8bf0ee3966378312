#!/usr/bin/env bash
# kills.sh [KILLS [SEED]]: kills the program at moments drawn by lot, in imports and edits and then in all else that writes, and prints
# how often it went which way. With PLANLUPE_FEATURES=encryption a change of the passphrase is among them, and with PLANLUPE_TEST_ENCRYPTED=1 as
# well all projects are encrypted. What comes out is added to target/kills.txt or target/kills-encrypted.txt, and the table of docs/kills.md
# that belongs to it is made anew of all that stands there: remove it to begin from nothing. PLANLUPE_STORIES names the test program where it
# is built already, and PLANLUPE_PROGRAM another program than the one that was built with it.
set -euo pipefail
cd "$(dirname "$0")/.."

export PLANLUPE_KILLS=${1:-1000} PLANLUPE_SEED=${2:-1}
features=${PLANLUPE_FEATURES:+--features $PLANLUPE_FEATURES}
first=act kept=${CARGO_TARGET_DIR:-target}/kills.txt
[ -z "${PLANLUPE_TEST_ENCRYPTED:-}" ] || first="act, encrypted" kept=${kept%.txt}-encrypted.txt
tests=(--nocapture --test-threads 1 killed_at_any_moment killed_in_any_act)
run() {
    if [ -n "${PLANLUPE_STORIES:-}" ]; then
        "$PLANLUPE_STORIES" "${tests[@]}"
    else
        # shellcheck disable=SC2086 # no feature is no argument
        cargo test --locked $features --test stories -- "${tests[@]}"
    fi
}
# The first line of a test stands behind its name.
run | tee >(cat >&2) | sed -n "s/^.*killed: \(.*\)$/\1 | seed $PLANLUPE_SEED/p" >"$kept.new"
cat "$kept.new" >>"$kept"
rm "$kept.new"

# Each line says: act | what came of it | how often | seed.
table=$(awk -F ' \\| ' -v first="$first" '
    !($1 in known) { known[$1] = 1; acts[++count] = $1 }
    { of[$1, $2] += $3; if ($2 == "as before" || $2 == "committed" || $2 == "was done again" || $2 == "had been done") { own[$1] += $3; all += $3 } }
    END {
        print "| " first " | kills | had been done | was done again | of all left half |"
        print "|---|---|---|---|---|"
        for (at = 1; at <= count; at++) {
            act = acts[at]
            printf "| %s | %d | %d | %d | %d |\n", act, own[act], of[act, "committed"] + of[act, "had been done"],
                of[act, "as before"] + of[act, "was done again"], of[act, "left something half"]
        }
        printf "| all | %d | | | |\n", all
    }' "$kept")
awk -v table="$table" -v head="| $first |" 'index($0, head) == 1 { print table; skips = 1 } /^\|/ && skips { next } { skips = 0; print }' docs/kills.md >"$kept.md"
mv "$kept.md" docs/kills.md
echo "$table"
