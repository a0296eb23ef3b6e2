#!/bin/sh
# test-manual-pages.sh: the manual pages format without a warning
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-manual-pages.sh FOLDER

set -eu

warnings=$(mktemp)
trap 'rm -f "$warnings"' EXIT
failed=0

for page in "$1"/*.1; do
  MANWIDTH=80 man --warnings --encoding=UTF-8 --local-file "$page" 2>"$warnings" >/dev/null
  if [ -s "$warnings" ]; then
    cat "$warnings" >&2
    failed=1
  fi
  # "whatis" needs the name and what it is, in one line.
  lexgrog "$page" >/dev/null || { echo "$page: NAME is not understood" >&2; failed=1; }
done
exit $failed
