#!/usr/bin/env bash
# Makes the Debian package of what is checked out, and its checksum, in target/package/ (or in the folder of
# CARGO_TARGET_DIR). Built twice on one machine it has the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
# No path of the machine that builds stands in the program.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
target=$CARGO_TARGET_DIR
. scripts/openssl-env.sh "$(rustc -vV | sed -n 's/^host: //p')"
paths=("${CARGO_HOME:-$HOME/.cargo}=cargo" "$PWD=planlupe" "$target=target")
export RUSTFLAGS="${paths[*]/#/--remap-path-prefix=} ${RUSTFLAGS:-}" CFLAGS="${paths[*]/#/-ffile-prefix-map=} ${CFLAGS:-}"
cargo build --release --locked --features encryption --bin planlupe
program=$target/release/planlupe

root=$target/package/root
rm -rf "$target/package"
share=$root/usr/share
install -Dm755 -s "$program" "$root/usr/bin/planlupe"
install -Dm644 assets/linux/planlupe.desktop "$share/applications/planlupe.desktop"
install -Dm644 assets/linux/planlupe.xml "$share/mime/packages/planlupe.xml"
install -Dm644 assets/icon/planlupe.svg "$share/icons/hicolor/scalable/apps/planlupe.svg"
install -Dm644 assets/icon/planlupe.png "$share/icons/hicolor/256x256/apps/planlupe.png"
"$program" --lang en man "$share/man/man1" >/dev/null
"$program" --lang nb man "$share/man/nb/man1" >/dev/null
completion() {
    mkdir -p "$(dirname "$share/$2")"
    "$program" --lang en completions "$1" >"$share/$2"
}
completion bash bash-completion/completions/planlupe
completion zsh zsh/vendor-completions/_planlupe
completion fish fish/vendor_completions.d/planlupe.fish
documents=$share/doc/planlupe
install -Dm644 -t "$documents" README.md SECURITY.md docs/*.md
install -Dm644 -t "$documents/pictures" docs/pictures/*.png
install -Dm644 CHANGELOG.md "$documents/changelog"
scripts/licences.sh "$(rustc -vV | sed -n 's/^host: //p')" encryption >"$documents/copyright"
find "$share/man" "$documents/changelog" -type f -exec gzip -n9 {} +

# The newest version of glibc that the program asks for.
glibc=$(objdump -T "$root/usr/bin/planlupe" | sed -n 's/.*(\{0,1\}GLIBC_\([0-9.]*\)).*/\1/p; s/.*GLIBC_\([0-9.]*\) .*/\1/p' | sort -uV | tail -1)
mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: planlupe
Version: $version
Architecture: $architecture
Maintainer: The Planlupe developers <planlupe@example.invalid>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= $glibc), libgcc-s1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon-x11-0, libgl1
Recommends: libgl1-mesa-dri, libwayland-client0, xdg-desktop-portal
Suggests: poppler-utils, tesseract-ocr-nor
Section: science
Priority: optional
Description: qualitative research on printouts of digital activity plans
 Planlupe reads printouts of NAV's activity plans, puts them in the order in
 which they happened, and lets researchers code, tally and export them.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
find "$root" -type d -exec chmod 755 {} +
package=planlupe_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$target/package/$package" >/dev/null
(cd "$target/package" && sha256sum "$package" | tee "$package.sha256")
