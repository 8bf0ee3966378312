#!/usr/bin/env bash
# check-deb.sh [SUITE]: installs, starts, uses and removes the package that scripts/package-linux.sh has made in a bare Debian, made for it by
# mmdebstrap from the archives that this machine uses. The picture target/package/window.png is to be looked at. Root is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/screen.sh
for tool in mmdebstrap Xvfb import identify; do
    command -v $tool >/dev/null || { echo "There is no $tool: apt-get install --no-install-recommends mmdebstrap xvfb imagemagick" >&2; exit 3; }
done
suite=${1:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
target=${CARGO_TARGET_DIR:-target}
package=$(find "$target/package" -name 'planlupe_*.deb')
root=${PLANLUPE_ROOT:-$(realpath "$target")/bare-debian}
rm -rf "$root"
mirror=$({ cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null || true; } |
    sed -n 's/^URIs: //p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' | head -1)
mmdebstrap --quiet --variant=minbase "$suite" "$root" "$mirror"
# How this machine reaches its archives holds in there too.
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}
inside dpkg-query -W -f '${Package}\n' | sort >"$target/package/before.txt"
cp "$package" "$root/root/planlupe.deb"
# As the README says it; nothing but what the package asks for.
inside apt-get -qq update
inside apt-get -qq -y install --no-install-recommends /root/planlupe.deb >/dev/null
echo "Installed: $(inside planlupe --version), with $(inside dpkg-query -W -f '${Package}\n' | sort | comm -13 "$target/package/before.txt" - | wc -l) packages that were not there"

printf 'BRUKER – 1. APR. 2020: Hei.\n\nVEILEDER – 2. APR. 2020: Hei igjen.\n' >"$root/root/sak.txt"
inside planlupe --lang en import /root/p.planlupe /root/sak.txt
inside planlupe --lang en export /root/p.planlupe /root/out
[ "$(wc -l <"$root/root/out/cases.csv")" = 2 ]
echo 'en lang passfrase' >"$root/root/passphrase.txt"
inside planlupe --lang en import /root/k.planlupe /root/sak.txt --encrypt --project-passphrase-file /root/passphrase.txt
if grep -qa 'Hei igjen' "$root/root/k.planlupe"; then exit 1; fi
for file in usr/share/applications/planlupe.desktop usr/share/mime/packages/planlupe.xml usr/share/man/man1/planlupe.1.gz usr/share/man/nb/man1/planlupe.1.gz; do
    [ -s "$root/$file" ] || { echo "There is no $file" >&2; exit 1; }
done

# The window needs a driver too, which the package recommends; the screen is ours.
inside apt-get -qq -y install --no-install-recommends libgl1-mesa-dri >/dev/null
inside planlupe --lang nb demo /root/demo --no-window >/dev/null
export DISPLAY=:${PLANLUPE_DISPLAY:-89}
begin_screen "$DISPLAY"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
trap 'kill $screen 2>/dev/null || true; umount "$root/tmp/.X11-unix" 2>/dev/null || true' EXIT
inside DISPLAY="$DISPLAY" LIBGL_ALWAYS_SOFTWARE=1 PLANLUPE_LANG=nb planlupe open /root/demo/demo.planlupe &
window=$!
picture_of_window "$target/package/window.png"
kill $window 2>/dev/null || true

inside apt-get -qq -y purge planlupe >/dev/null
left=$(find "$root" -xdev -path "$root/root" -prune -o -iname '*planlupe*' -print)
if [ -n "$left" ]; then
    printf 'Left behind:\n%s\n' "$left" >&2
    exit 1
fi
echo "Removed: nothing is left but what somebody made with it"
umount "$root/tmp/.X11-unix"
rm -rf "$root"
