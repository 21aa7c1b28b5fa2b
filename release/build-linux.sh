#!/usr/bin/env bash
# Builds and packs the command for Linux: release/build-linux.sh [TARGET]
set -euo pipefail
cd "$(dirname "$0")/.."
exec bash release/pack.sh "${1:-x86_64-unknown-linux-gnu}"
