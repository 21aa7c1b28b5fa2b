#!/usr/bin/env bash
# Builds for a target and packs what a release has: release/pack.sh TARGET. Completions and pages come from the binary itself,
# so the target must be one that this machine runs.
set -euo pipefail
target=$1
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
name="summitry-$version-$target"
cargo build --release --locked --features mcp,parquet,xlsx -p summitry --target "$target"
out="target/release-archives/$name"
rm -rf "$out"
mkdir -p "$out/completions" "$out/man"
cp "target/$target/release/summitry" LICENSE-MIT LICENSE-APACHE CHANGELOG.md README.md "$out/"
for shell in bash zsh fish powershell elvish; do
  "$out/summitry" completions "$shell" > "$out/completions/summitry.$shell"
done
"$out/summitry" man > "$out/man/summitry.1"
tar -C target/release-archives -czf "target/release-archives/$name.tar.gz" "$name"
cd target/release-archives
if command -v sha256sum >/dev/null; then sha256sum "$name.tar.gz"; else shasum -a 256 "$name.tar.gz"; fi > "$name.tar.gz.sha256"
echo "target/release-archives/$name.tar.gz"
