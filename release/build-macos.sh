#!/usr/bin/env bash
# Builds and packs the command for macOS: release/build-macos.sh [TARGET]
set -euo pipefail
cd "$(dirname "$0")/.."
# The oldest system that Rust itself supports.
export MACOSX_DEPLOYMENT_TARGET="${MACOSX_DEPLOYMENT_TARGET:-11.0}"
exec bash release/pack.sh "${1:-aarch64-apple-darwin}"
