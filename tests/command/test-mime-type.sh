#!/bin/sh
# test-mime-type.sh: a team file is told from other JSON by its name
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-mime-type.sh MIME_XML

set -eu

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

xmllint --noout "$1"
mkdir -p "$data/mime/packages"
cp "$1" "$data/mime/packages/org.masthead.Designer.xml"
XDG_DATA_DIRS=$data XDG_DATA_HOME=$data update-mime-database "$data/mime"

expect () {
  if ! grep -qx "$2" "$data/mime/$1"; then
    echo "$1 has no line like $2" >&2
    exit 1
  fi
}
expect globs2 '60:application/vnd.masthead.team+json:\*\.team\.json'
expect subclasses 'application/vnd.masthead.team+json application/json'
