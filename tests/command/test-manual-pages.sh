#!/bin/sh
# test-manual-pages.sh: the manual pages format without a warning and say what --help says
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-manual-pages.sh FOLDER MASTHEAD

set -eu

folder=$1
masthead=$2
warnings=$(mktemp)
trap 'rm -f "$warnings"' EXIT
failed=0

complain () {
  echo "$1" >&2
  failed=1
}

for page in "$folder"/*.1; do
  MANWIDTH=80 man --warnings --encoding=UTF-8 --local-file "$page" 2>"$warnings" >/dev/null
  if [ -s "$warnings" ]; then
    complain "$(cat "$warnings")"
  fi
  # "whatis" needs the name and what it is, in one line.
  lexgrog "$page" >/dev/null || complain "$page: NAME is not understood"
done

# What the page says of one command, its hyphens as they are typed.
describe () {
  sed -n "/^\.SS masthead $1\( \|\$\)/,/^\.S[SH] /p" "$folder/masthead.1" | sed 's/\\-/-/g'
}

commands=$("$masthead" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
[ -n "$commands" ] || complain "masthead --help lists no command"
for command in $commands; do
  text=$(describe "$command")
  [ -n "$text" ] || complain "masthead.1 lacks the command $command"
  for option in $("$masthead" "$command" --help | sed -n '/^Options:/,$s/^ *\(-., \)\?\(--[a-z-]*\).*/\2/p'); do
    case $option in --help) continue ;; esac
    printf '%s\n' "$text" | grep -qe "$option" || complain "masthead.1 lacks $command $option"
  done
done
exit $failed
