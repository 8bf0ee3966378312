#!/usr/bin/env bash
# encrypted.sh: the stories of the project file once more, with projects that are encrypted: all that are made get a key that the tests know.
# It builds SQLCipher and OpenSSL, which needs perl and make besides a C compiler.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in perl make; do
    if ! command -v "$tool" >/dev/null; then
        echo "The feature encryption needs $tool, which is not there." >&2
        exit 1
    fi
done
stories=(backups checking coders coding copies corrections degrees kills merging project_file redaction several_windows undo
    word_index)
# These look at the bytes of a plain file, or change them.
plain=(a_changed_letter_in_a_source a_letter_that_changed_anywhere many_kills a_damaged_long_source
    a_file_that_was_cut_off another_programs_database the_file_is_one_sqlite_file a_leak_is_found_wherever)
skipped=()
for story in "${plain[@]}"; do
    skipped+=(--skip "$story")
done
PLANLUPE_TEST_ENCRYPTED=1 cargo test --locked --features encryption --test stories -- "${stories[@]/%/::}" "${skipped[@]}"
# What is told of passphrases themselves, without that key.
cargo test --locked --features encryption -p planlupe-project --lib -- passphrase
cargo test --locked --features encryption --test stories -- encryption::
