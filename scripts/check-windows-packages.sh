#!/usr/bin/env bash
# check-windows-packages.sh: installs, starts, uses and removes under wine what scripts/package-windows.sh has made. The pictures
# in target/package-windows/ are to be looked at. Says what is left behind after an uninstallation, and fails if anything is.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/windows-env.sh
packages=$CARGO_TARGET_DIR/package-windows
version=$(version_of_planlupe)
# A Windows of its own, in which nothing was installed before.
export WINEPREFIX=$windows/wine-packages
rm -rf "$WINEPREFIX"
drive=$WINEPREFIX/drive_c
display=:${PLANLUPE_DISPLAY:-88}
begin_screen "$display"
trap 'wineserver -k || true; kill $screen 2>/dev/null || true' EXIT
# From the first program on: a desktop that was begun without a screen shows nothing later.
export DISPLAY=$display
prepare_wine

(cd "$packages" && sha256sum --check SHA256SUMS)

everything_of_planlupe() {
    find "$drive" -iname '*planlupe*' | sort
    local key
    # What is not there is said on the same output.
    for key in 'Planlupe' 'Classes\Planlupe.Project' 'Classes\.planlupe' 'Microsoft\Windows\CurrentVersion\App Paths\planlupe.exe'; do
        { wine reg query "HKLM\\Software\\$key" /s; wine reg query "HKCU\\Software\\$key" /s; } 2>/dev/null | tr -d '\r' | sed '/^reg: /d; /^$/d' || true
    done
}

# picture NAME
picture() {
    picture_of_window "$packages/$1.png"
}

close_windows() {
    wineserver -k || true
    sleep 1
}

used() {
    local program=$1
    local project=$drive/prosjekter/æøå
    rm -rf "$drive/prosjekter"
    mkdir -p "$project"
    printf 'BRUKER – 1. APR. 2020: Hei.\r\n\r\nVEILEDER – 2. APR. 2020: Hei igjen.\r\n' >"$project/sak.txt"
    PLANLUPE_LANG=en in_wine "$program" --version
    PLANLUPE_LANG=en in_wine "$program" import 'C:\prosjekter\æøå\p.planlupe' 'C:\prosjekter\æøå\sak.txt'
    PLANLUPE_LANG=en in_wine "$program" export 'C:\prosjekter\æøå\p.planlupe' 'C:\prosjekter\æøå\ut'
    [ "$(wc -l <"$project/ut/cases.csv")" = 2 ]
    printf 'en lang passfrase\r\n' >"$project/passfrase.txt"
    PLANLUPE_LANG=en in_wine "$program" import 'C:\prosjekter\æøå\kryptert.planlupe' 'C:\prosjekter\æøå\sak.txt' --encrypt \
        --project-passphrase-file 'C:\prosjekter\æøå\passfrase.txt'
    if grep -qa 'Hei igjen' "$project/kryptert.planlupe"; then exit 1; fi
    grep -q '^openssl-src ' "$(dirname "$program")/LICENCES.txt"
}

installed() {
    local package=$1 name=$2
    echo "== $package"
    wine msiexec /i "$(winepath -w "$packages/$package")" /qn
    local program
    program=$(find "$drive" -name planlupe.exe)
    echo "Installed: $program"
    used "$program"
    # A double click on a project.
    local project='C:\prosjekter\æøå\p.planlupe'
    if ! PLANLUPE_LANG=nb wine start "$project" 2>/dev/null; then
        # wine opens by what is registered for all alone; Windows asks for that of the person first.
        local opener
        opener=$(wine reg query 'HKCU\Software\Classes\Planlupe.Project\shell\open\command' /ve | tr -d '\r' | sed -n 's/.*REG_SZ *"\([^"]*\)" "%1"$/\1/p')
        [ -n "$opener" ] || { echo "No program is registered for .planlupe" >&2; exit 1; }
        echo "wine does not open by what is registered for one person: started as it is registered, $opener"
        PLANLUPE_LANG=nb wine "$opener" "$project" &
    fi
    picture "$name"
    close_windows
    wine msiexec /x "$(winepath -w "$packages/$package")" /qn
    rm -rf "$drive/prosjekter"
    # The settings of a person stay, as with other programs.
    local settings
    settings=$(find "$drive/users" -path '*AppData*' -iname planlupe -type d)
    [ -z "$settings" ] || { echo "Settings stay: $settings"; rm -rf "$settings"; }
    local left
    left=$(everything_of_planlupe)
    if [ -n "$left" ]; then
        printf 'Left behind by %s:\n%s\n' "$package" "$left" >&2
        exit 1
    fi
    echo "Removed: nothing is left"
}

installed "planlupe-$version-x64.msi" window-of-all
installed "planlupe-$version-x64-user.msi" window-of-one

echo "== planlupe-$version-x64-portable.zip"
(cd "$drive" && unzip -q "$packages/planlupe-$version-x64-portable.zip")
used "$drive/planlupe-$version/planlupe.exe"
PLANLUPE_LANG=nb wine "$drive/planlupe-$version/planlupe-window.exe" 'C:\prosjekter\æøå\p.planlupe' &
picture window-portable
# A second start with a file opens it in a window of its own.
cp "$drive/prosjekter/æøå/p.planlupe" "$drive/prosjekter/æøå/q.planlupe"
PLANLUPE_LANG=nb wine "$drive/planlupe-$version/planlupe-window.exe" 'C:\prosjekter\æøå\q.planlupe' &
for _ in $(seq 60); do
    sleep 1
    windows_shown=$(xdotool search --name Planlupe 2>/dev/null | wc -l)
    [ "$windows_shown" -ge 2 ] && break
done
echo "Windows after a second start: $windows_shown"
[ "$windows_shown" -ge 2 ]
# Closed as a person does it, so that the settings are kept.
wine taskkill /im planlupe-window.exe >/dev/null || true
for _ in $(seq 20); do
    [ -f "$drive/planlupe-$version/planlupe-settings/settings.ron" ] && break
    sleep 1
done
if [ -f "$drive/planlupe-$version/planlupe-settings/settings.ron" ]; then
    echo "Settings beside the program: yes"
else
    echo "Settings beside the program: not written, since the window could not be closed as a person does it"
fi
[ -z "$(find "$drive/users" -path '*AppData*' -iname '*planlupe*')" ]
close_windows
rm -rf "$drive/planlupe-$version" "$drive/prosjekter"
[ -z "$(everything_of_planlupe)" ]
echo "Removed: nothing is left"
