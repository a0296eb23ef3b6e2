#!/bin/sh
# test-drawings.sh: every SVG of ours is well formed, draws something and reaches for nothing
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-drawings.sh ASSETS

set -eu

out=$(mktemp)
trap 'rm -f "$out"' EXIT
failed=0

complain () {
  echo "$1: $2" >&2
  failed=1
}

for drawing in $(find "$1" -name '*.svg' | sort); do
  xmllint --noout --nonet "$drawing" || complain "$drawing" "not well formed"
  # A text would look different with other fonts; a link or a script has no place in a drawing.
  if grep -qE '<(text|image|script|foreignObject|use)|href' "$drawing"; then
    complain "$drawing" "has text, a picture, a link or a script"
  fi
  rsvg-convert --width 64 --output "$out" "$drawing" || complain "$drawing" "cannot be drawn"
  [ "$(head -c 4 "$out" | tail -c 3)" = PNG ] || complain "$drawing" "no picture comes out"
done

# Symbolic icons are recoloured: one colour, 16 px.
for icon in "$1"/icons/*-symbolic.svg "$1"/icons/symbolic/*.svg; do
  grep -q 'width="16" height="16" viewBox="0 0 16 16"' "$icon" || complain "$icon" "not 16 px"
  if grep -o 'fill="[^"]*"' "$icon" | grep -qv 'fill="#2e3436"'; then
    complain "$icon" "has a colour of its own"
  fi
done
exit $failed
