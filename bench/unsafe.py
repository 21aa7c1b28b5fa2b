#!/usr/bin/env python3
"""Counts `unsafe` in the dependencies that read what others wrote: files, tables, requests.

    python3 bench/unsafe.py     (from a checkout whose dependencies have been fetched)

Counted are `unsafe` blocks, functions, implementations and traits in the source that cargo built, comments, tests and texts left
out by a plain reading of the lines; the list of crates is what `cargo tree` says our readers stand on.
"""
import json, pathlib, re, subprocess

# Crate: what of others' it reads.
READS = {
    "toml": "scenario, translation, outcome and ledger files", "toml_parser": "the same", "toml_datetime": "days in them", "winnow": "toml_edit's text",
    "toml_edit": "the text a what-if changes", "csv": "tables of positions", "csv-core": "the same", "serde_json": "JSON of GeniusWeb, NegoLog, NegMAS; seals",
    "quick-xml": "XML of GENIUS", "saphyr-parser": "YAML of NegMAS", "encoding_rs": "files in Latin-1", "memchr": "under csv, quick-xml, serde_json",
    "num-bigint": "their numbers, exactly", "hyper": "requests to `serve`", "httparse": "heads of requests", "axum": "routes of requests", "form_urlencoded": "queries",
    "percent-encoding": "the same", "http": "heads of requests", "tokio": "sockets", "bytes": "bodies of requests", "sha2": "bytes that are summed",
    "ryu": "numbers written", "itoa": "numbers written", "unicode-normalization": "quotes and articles",
}
metadata = json.loads(subprocess.check_output(["cargo", "metadata", "--format-version", "1", "--locked"]))
word = re.compile(r"\bunsafe\b(?=\s*(?:\{|fn|impl|trait|extern))")


def count(folder):
    total = 0
    for file in (folder / "src").rglob("*.rs"):
        if "tests" in file.parts or file.name in ("tests.rs", "test.rs"):
            continue
        for line in file.read_text(errors="replace").splitlines():
            code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line).split("//")[0]
            total += len(word.findall(code))
    return total


print("| crate | version | reads | `unsafe` |\n|---|---|---|---:|")
for package in sorted(metadata["packages"], key=lambda p: p["name"]):
    if package["name"] in READS and package["source"]:
        folder = pathlib.Path(package["manifest_path"]).parent
        print(f'| {package["name"]} | {package["version"]} | {READS[package["name"]]} | {count(folder)} |')
