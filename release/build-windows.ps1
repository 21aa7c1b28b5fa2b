# Builds and packs the command for Windows: release/build-windows.ps1 [TARGET]
param([string]$Target = "x86_64-pc-windows-msvc")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
$version = (Select-String -Path Cargo.toml -Pattern '^version = "(.*)"$' | Select-Object -First 1).Matches[0].Groups[1].Value
$name = "summitry-$version-$Target"
cargo build --release --locked --features mcp,parquet,xlsx -p summitry --target $Target
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$out = "target/release-archives/$name"
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$out/completions" | Out-Null
Copy-Item "target/$Target/release/summitry.exe", LICENSE-MIT, LICENSE-APACHE, CHANGELOG.md, README.md $out
& "$out/summitry.exe" completions powershell | Out-File -Encoding utf8 "$out/completions/summitry.ps1"
$zip = "target/release-archives/$name.zip"
Compress-Archive -Force -Path $out -DestinationPath $zip
"$((Get-FileHash $zip -Algorithm SHA256).Hash.ToLower())  $name.zip" | Out-File -Encoding ascii "$zip.sha256"
Write-Output $zip
