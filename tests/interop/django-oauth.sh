#!/usr/bin/env bash
# Tests the OAuth2 client against a real django-oauth-toolkit server with rotation and reuse protection. It needs Python 3
# and, the first time, the package index; without them it says so and succeeds.
#
#   tests/interop/django-oauth.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() { echo "skipped: $*"; exit 0; }
command -v python3 >/dev/null || skip 'there is no Python 3'

venv="${INTEROP_VENV:-target/interop/venv}"
if ! "$venv/bin/python" -c 'import oauth2_provider' 2>/dev/null; then
    python3 -m venv "$venv" 2>/dev/null || skip 'Python cannot make a virtual environment'
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'django-oauth-toolkit==3.4.1' 'django<6' ||
        skip 'django-oauth-toolkit cannot be installed'
fi

export INTEROP_CLIENT_ID='interop client'
export INTEROP_CLIENT_SECRET='s+cret & 100% é "quoted" = 漢'
export INTEROP_USERNAME='user@example.com'
export INTEROP_PASSWORD='pass+word & 100% ü = 🔑'

address="$(mktemp)"
"$venv/bin/python" tests/interop/django-oauth.py >"$address" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$address"' EXIT
for _ in $(seq 300); do
    [ -s "$address" ] && break
    kill -0 "$server" 2>/dev/null || { echo 'the server ended' >&2; exit 1; }
    sleep 0.1
done
INTEROP_URL="$(cat "$address")"
export INTEROP_URL
"$venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -iE '^(django|oauthlib)' || true
RUST_BACKTRACE=0 cargo test -p squadvoice --test it -- --nocapture interop::
