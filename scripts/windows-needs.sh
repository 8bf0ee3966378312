#!/usr/bin/env bash
# windows-needs.sh: prints the packages of Debian that the scripts for Windows need, for apt-get install --no-install-recommends.
echo gcc-mingw-w64-x86-64-win32 mingw-w64-x86-64-dev wine wine64 xvfb xdotool imagemagick libgl1-mesa-dri wixl msitools faketime zip unzip python3 perl make
