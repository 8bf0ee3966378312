#!/usr/bin/env bash
# encrypted.sh [windows]: the stories of the project file once more, with projects that are encrypted: all that are made get a key that the
# tests know. It builds SQLCipher and OpenSSL, which needs perl and make besides a C compiler. With `windows` they are built for Windows and
# run under wine.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in perl make; do
    if ! command -v "$tool" >/dev/null; then
        echo "The feature encryption needs $tool, which is not there." >&2
        exit 1
    fi
done
tested=(cargo test --locked)
case ${1:-} in
    '') ;;
    windows)
        # What is built lies where windows.sh builds the tests, in the same way.
        export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_STRIP=symbols
        . scripts/windows-env.sh
        . scripts/openssl-env.sh "$target"
        prepare_wine
        export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER="timeout 7200 wine"
        tested=(windows_cargo test)
        ;;
    *) echo "encrypted.sh [windows]" >&2; exit 2 ;;
esac
stories=(backups checking coders coding copies corrections degrees kills merging project_file redaction several_windows undo
    word_index)
# These look at the bytes of a plain file, or change them.
plain=(a_changed_letter_in_a_source a_letter_that_changed_anywhere many_kills a_damaged_long_source
    a_file_that_was_cut_off another_programs_database the_file_is_one_sqlite_file a_leak_is_found_wherever)
skipped=()
for story in "${plain[@]}"; do
    skipped+=(--skip "$story")
done
PLANLUPE_TEST_ENCRYPTED=1 "${tested[@]}" --features encryption --test stories -- "${stories[@]/%/::}" "${skipped[@]}"
# What is told of passphrases themselves, without that key. The program is named too, so that its crates are built with the same features: with
# others all would be built anew, and for Windows the files that belong to the program would be sought on the disk of the machine that builds.
"${tested[@]}" --features encryption -p planlupe -p planlupe-project --lib -- passphrase
"${tested[@]}" --features encryption --test stories -- encryption::
