# shellcheck shell=bash
# Sourced by the scripts that build for Windows on Debian: what Cargo, the compiler, the linker and wine are told. Gives `windows_cargo`,
# which is cargo with a standard library for Windows, and `in_wine`, which runs a program in a Windows of its own.
target=x86_64-pc-windows-gnu
# Everything that is built for Windows; an absolute path.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
windows=$CARGO_TARGET_DIR/windows
mkdir -p "$windows"

for tool in x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres; do
    if ! command -v "$tool" >/dev/null; then
        echo "There is no $tool: apt-get install --no-install-recommends $(scripts/windows-needs.sh)" >&2
        exit 3
    fi
done

# A library that is installed for the target is used as it is; else one is built from source of the same version.
std_arguments=()
std_flags=()
if ! compgen -G "$(rustc --print target-libdir --target $target)/libstd-*.rlib" >/dev/null; then
    library=$(scripts/std-source.sh "$windows/std")
    mkdir -p "$windows/start"
    for object in rsbegin rsend; do
        [ -f "$windows/start/$object.o" ] || RUSTC_BOOTSTRAP=1 rustc --target $target --crate-type lib --emit obj \
            --remap-path-prefix="$library=std" -o "$windows/start/$object.o" "$library/rtstartup/$object.rs"
    done
    export RUSTC_BOOTSTRAP=1 __CARGO_TESTS_ONLY_SRC_ROOT=$library
    std_arguments=("-Zbuild-std=std,panic_unwind")
    std_flags=(-L "native=$windows/start" "--remap-path-prefix=$library=std")
fi

# No path of the machine that builds and no hour of the day stand in the program.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# Of several that fit the last one holds: what is built may lie below the sources.
paths=("$cargo_home=cargo" "$PWD=planlupe" "$CARGO_TARGET_DIR=target")
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="${std_flags[*]} ${paths[*]/#/--remap-path-prefix=} -C link-arg=-Wl,--no-insert-timestamp"
CFLAGS_x86_64_pc_windows_gnu="${paths[*]/#/-ffile-prefix-map=}"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS CFLAGS_x86_64_pc_windows_gnu SOURCE_DATE_EPOCH

# windows_cargo COMMAND ARGUMENT...
windows_cargo() {
    local command=$1
    shift
    cargo "$command" --locked "${std_arguments[@]}" --target $target "$@"
}

# The version of the program.
version_of_planlupe() {
    sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml
}

. scripts/screen.sh

# A Windows of our own, made once. wine before 9 lacks a library that the standard library of Rust asks for random bytes: a stand-in is put
# into it, which is for wine alone and is never given to anybody.
export WINEPREFIX=${PLANLUPE_WINEPREFIX:-$windows/wine} WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES="mscoree,mshtml="
prepare_wine() {
    if ! command -v wine >/dev/null; then
        echo "There is no wine: apt-get install --no-install-recommends $(scripts/windows-needs.sh)" >&2
        exit 3
    fi
    [ -d "$WINEPREFIX/drive_c/windows/system32" ] || wineboot -i >/dev/null 2>&1
    local random=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
    if [ ! -e "$random" ]; then
        x86_64-w64-mingw32-gcc -shared -O1 -o "$random" -x c - -ladvapi32 <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
C
    fi
}

# in_wine PROGRAM ARGUMENT...: wine's own remarks go where they are not mixed with those of the program.
in_wine() {
    timeout "${PATIENCE:-300}" wine "$@"
}
