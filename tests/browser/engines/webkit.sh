#!/bin/sh
# WebKitWebDriver on a virtual screen, until standard input ends: nothing of it outlives whoever started it, however that
# ends. Its output begins with a line once the screen is there.
#
#   webkit.sh PORT SETTINGS    SETTINGS: lines for GTK's settings.ini, where WebKit reads what the visitor wishes
finish() {
  # After the session's end the browser leaves by itself, and its driver is to see that.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$(cat "/proc/$driver/task/$driver/children" 2>/dev/null)" ] || break
    sleep 0.1
  done
  for child in $driver $screen; do
    kill "$child" 2>/dev/null
    wait "$child" 2>/dev/null
  done
  # The browser, without a screen now, may write its last.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$folder" 2>/dev/null && break
    sleep 0.1
  done
  exit 0
}
driver='' screen=''
trap finish INT TERM HUP
folder=$(mktemp -d) || exit 1

mkdir -p "$folder/gtk-3.0"
printf '[Settings]\n%s\n' "$2" >"$folder/gtk-3.0/settings.ini"

# Xvfb itself looks for a free display, and tells by this pipe which it has found.
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$folder/display" 2>/dev/null &
screen=$!
read -r display <"$folder/display"

# Without a graphics card, compositing is what takes the time: seconds for a move of the pointer.
DISPLAY=:$display WEBKIT_DISABLE_COMPOSITING_MODE=1 XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder XDG_DATA_HOME=$folder \
  MESA_SHADER_CACHE_DISABLE=true \
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1 WebKitWebDriver --port="$1" &
driver=$!
echo ready
read -r _
finish
