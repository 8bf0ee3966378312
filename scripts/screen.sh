# shellcheck shell=bash
# Sourced by the scripts that look at the window: a screen without a monitor, and pictures of it. Needs xvfb and imagemagick.

# begin_screen DISPLAY: begins a screen and waits until it answers: what wine begins before shows nothing later. Sets `screen` to its process.
begin_screen() {
    Xvfb "$1" -screen 0 1280x800x24 >/dev/null 2>&1 &
    screen=$!
    for _ in $(seq 100); do
        import -display "$1" -window root png:/dev/null 2>/dev/null && return
        sleep 0.1
    done
    echo "No screen begins as $1: is there another one of that name?" >&2
    exit 3
}

# picture_of_window FILE: waits until a window is drawn on the screen of DISPLAY, and keeps a picture, which is to be looked at.
picture_of_window() {
    for _ in $(seq 90); do
        sleep 1
        import -window root "$1"
        # A window that is drawn has many colours.
        [ "$(identify -format %k "$1")" -gt 200 ] && break
    done
    sleep 3
    import -window root "$1"
    echo "Look at $1 ($(identify -format '%wx%h, %k colours' "$1"))"
    [ "$(identify -format %k "$1")" -gt 200 ]
}
