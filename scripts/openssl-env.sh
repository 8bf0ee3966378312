# shellcheck shell=bash
# Sourced by the scripts that make packages, with the target's name as its argument: builds the part of OpenSSL that SQLCipher needs out of the crate
# openssl-src, and tells Cargo to link it. Built by that crate itself it holds the folder in which it was built and the flags of the compiler,
# so that no two packages would have the same bytes. This one reads no file and loads no code at run time, so it needs to know no folder.
build_openssl() {
    local target=$1 place=$CARGO_TARGET_DIR/openssl/$1 source system cross=
    for tool in perl make; do
        command -v $tool >/dev/null || { echo "There is no $tool, which OpenSSL is built with" >&2; exit 3; }
    done
    case $target in
        x86_64-unknown-linux-gnu) system=linux-x86_64 ;;
        aarch64-unknown-linux-gnu) system=linux-aarch64 ;;
        x86_64-pc-windows-gnu) system=mingw64 cross=x86_64-w64-mingw32- ;;
        *) echo "No system of OpenSSL is known for $target: scripts/openssl-env.sh" >&2; exit 3 ;;
    esac
    source=$(cargo metadata --locked --format-version 1 --features encryption | python3 -c '
import json, os, sys
print(*(os.path.dirname(p["manifest_path"]) for p in json.load(sys.stdin)["packages"] if p["name"] == "openssl-src"))')
    # Built once for each version of the crate.
    if [ "$(cat "$place/built" 2>/dev/null)" != "$(basename "$source")" ]; then
        rm -rf "$place"
        mkdir -p "$place"
        cp -r "$source/openssl/." "$place"
        (
            cd "$place" && unset CFLAGS CROSS_COMPILE &&
                perl ./Configure $system ${cross:+--cross-compile-prefix=$cross} --prefix=/usr --openssldir=/usr/lib/ssl --libdir=lib \
                    no-shared no-module no-dso no-engine no-autoload-config no-tests no-apps no-docs no-legacy no-comp no-zlib no-ssl3 no-md2 no-rc5 \
                    no-weak-ssl-ciphers no-camellia no-idea no-seed &&
                make build_generated &&
                make -j"$(nproc)" libcrypto.a
        ) >"$place.log" 2>&1 || { tail -20 "$place.log" >&2; exit 1; }
        basename "$source" >"$place/built"
    fi
    export OPENSSL_NO_VENDOR=1 OPENSSL_STATIC=1 OPENSSL_LIBS=crypto OPENSSL_LIB_DIR=$place OPENSSL_INCLUDE_DIR=$place/include
}
build_openssl "$1"
