#!/usr/bin/env bash
# package-windows.sh [--quick]: makes the packages for Windows on Debian, and their checksums, in target/package-windows/:
#   planlupe-VERSION-x64.msi            for all who use a machine (administrators)
#   planlupe-VERSION-x64-user.msi       for who may not administer it
#   planlupe-VERSION-x64-portable.zip   to be unpacked anywhere, settings beside the program
# Made twice on one machine they have the same bytes, as long as nothing signs them. What is built is signed where PLANLUPE_SIGN names a program
# that signs the file that it is given: the two programs first, then the installers. --quick takes programs that are not optimised.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/windows.sh "$@" build
. scripts/windows-env.sh
for tool in wixl msiinfo faketime zip python3; do
    command -v $tool >/dev/null || { echo "There is no $tool: apt-get install --no-install-recommends $(scripts/windows-needs.sh)" >&2; exit 3; }
done
version=$(version_of_planlupe)
profile=release
[ "${1:-}" = --quick ] && profile=debug
out=$CARGO_TARGET_DIR/package-windows
files=$out/files
rm -rf "$out"
mkdir -p "$files"

sign() {
    if [ -n "${PLANLUPE_SIGN:-}" ]; then
        "$PLANLUPE_SIGN" "$1"
        echo "Signed: $1"
    else
        echo "Not signed: $1 (PLANLUPE_SIGN names no program)"
    fi
}

for program in planlupe planlupe-window; do
    cp "$CARGO_TARGET_DIR/$target/$profile/$program.exe" "$files/"
    # Nothing is left of the symbols of an unoptimised program either.
    x86_64-w64-mingw32-strip --enable-deterministic-archives "$files/$program.exe"
    sign "$files/$program.exe"
done
cp assets/windows/planlupe.ico assets/windows/planlupe.wxs docs/guide.nb.md docs/guide.en.md SECURITY.md CHANGELOG.md "$files/"
scripts/licences.sh "$target" windows-program,encryption >"$files/LICENCES.txt"
sed -i 's/$/\r/' "$files/LICENCES.txt"
find "$files" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

# What Windows knows a package, a version and a part by: always the same for the same, so that a newer one takes the place of an older one.
named() {
    python3 -c 'import sys, uuid; print(str(uuid.uuid5(uuid.NAMESPACE_URL, "https://planlupe.invalid/" + sys.argv[1])).upper())' "$1"
}
installer() {
    local scope=$1 package=$2 parent=$3 root=$4
    # The content of a package tells it from one of the same version that was built from another state.
    local content
    content=$(cd "$files" && sha256sum ./* | sha256sum | cut -d' ' -f1)
    # wixl writes the hour into the package.
    (cd "$files" && faketime -f "$(date -u --date="@$SOURCE_DATE_EPOCH" '+%F %T')" wixl --arch x64 -o "$out/$package" \
        -D Scope="$scope" -D Parent="$parent" -D Root="$root" -D Version="$version" \
        -D ProductCode="$(named "$scope/$version")" -D UpgradeCode="$(named "$scope")" \
        -D ProgramComponent="$(named "$scope/program")" -D EntryComponent="$(named "$scope/entry")" planlupe.wxs)
    # It draws the name of the package by lot.
    local drawn
    drawn=$(msiinfo suminfo "$out/$package" | sed -n 's/^Revision number (UUID): {\(.*\)}$/\1/p')
    LC_ALL=C sed -i "s/{$drawn}/{$(named "$scope/$version/$content")}/" "$out/$package"
    sign "$out/$package"
}
installer perMachine "planlupe-$version-x64.msi" ProgramFiles64Folder HKLM
installer perUser "planlupe-$version-x64-user.msi" LocalAppDataFolder HKCU

portable=$out/planlupe-$version
mkdir "$portable"
cp -p "$files"/{planlupe.exe,planlupe-window.exe,LICENCES.txt,guide.nb.md,guide.en.md,SECURITY.md,CHANGELOG.md} "$portable/"
printf 'Planlupe keeps its settings in the folder planlupe-settings beside this file.\r\nRemove this file, and they stand in your account.\r\n\r\nPlanlupe har innstillingene sine i mappen planlupe-settings ved siden av denne filen.\r\nFjern filen, så ligger de i kontoen din.\r\n' >"$portable/planlupe-portable.txt"
find "$portable" -exec touch --date="@$SOURCE_DATE_EPOCH" {} +
(cd "$out" && find "planlupe-$version" | LC_ALL=C sort | TZ=UTC zip -qX9 "planlupe-$version-x64-portable.zip" -@)
rm -rf "$portable"
(cd "$out" && sha256sum ./*.msi ./*.zip | sed 's|\./||' | tee SHA256SUMS)
