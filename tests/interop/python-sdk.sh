#!/usr/bin/env bash
# Calls every operation of the vendor's Python SDK against the fake, and prints a table: operation, ok or differs, and why.
# It needs Python 3 and, the first time, the package index; without them it says so and succeeds. It fails if an operation
# differs that `python_sdk/differences.py` does not explain, or if an explained difference is gone.
#
#   tests/interop/python-sdk.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() { echo "skipped: $*"; exit 0; }
command -v python3 >/dev/null || skip 'there is no Python 3'

venv="${INTEROP_SDK_VENV:-target/interop/python-sdk}"
if ! "$venv/bin/python" -c 'import squadcast' 2>/dev/null; then
    python3 -m venv "$venv" 2>/dev/null || skip 'Python cannot make a virtual environment'
    "$venv/bin/pip" install --quiet --disable-pip-version-check "${INTEROP_SDK:-squadcast-sdk==1.1.1}" ||
        skip 'squadcast-sdk cannot be installed'
fi

cargo build --quiet -p squadcast-mock
output="$(mktemp)"
"${CARGO_TARGET_DIR:-target}/debug/squadcast-mock" >"$output" &
fake=$!
trap 'kill "$fake" 2>/dev/null || true; rm -f "$output"' EXIT
for _ in $(seq 300); do
    grep -q SQUADCAST_REFRESH_TOKEN "$output" && break
    kill -0 "$fake" 2>/dev/null || { echo 'the fake ended' >&2; exit 1; }
    sleep 0.1
done
set -a
# shellcheck disable=SC1090
. "$output"
set +a
"$venv/bin/python" tests/interop/python_sdk "$@"
