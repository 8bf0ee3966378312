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
stories=(backups checking coders coding copies corrections degrees erasing identity import kills memos merging project_file
    redaction saved_searches several_windows undo word_index)
# Those that change letters in the file as they lie there have nothing to find; the tests of the passphrase do that for encrypted files.
plain=(a_changed_letter_in_a_source a_letter_that_changed_anywhere)
PLANLUPE_TEST_ENCRYPTED=1 cargo test --locked --features encryption --test stories -- "${stories[@]/%/::}" "${plain[@]/#/--skip=}"
# What is told of passphrases themselves, without that key.
cargo test --locked --features encryption -p planlupe-project --lib -- passphrase
cargo test --locked --features encryption --test stories -- encryption::
