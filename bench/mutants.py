#!/usr/bin/env python3
"""Mutation testing of a random sample of mutants of the core, all of them in one build.

    cargo install cargo-mutants --version 27.1.0 --locked --root target/tools
    python3 bench/mutants.py [N] [--seed S] [--jobs J]       # default: 300 mutants, seed 1, two at a time
    python3 bench/mutants.py --go-on                         # what an earlier run did not kill, by the second stage's tests alone

cargo-mutants says what can be changed (`cargo mutants --list --json`); it would build the core anew for each. Here every
mutant of the sample is one more branch at the head of its function (mutant schemata: Untch, Offutt & Harrold 1993), chosen
by an environment variable, in a copy of the tree under target/mutants. Every test of the core is run once alone to see which
mutants it reaches; a mutant is then held by the tests that reach it, the quick ones first, until one fails. What the core's own
tests leave is held by those of the crates that stand on it, which read scenario files: the core reads none.

Left out, and counted: what does not compile this way (`const fn`, functions that return `impl Trait`). Doc tests are not run.
Written to target/mutants/result.json, and a summary with every survivor to stdout.
"""
import argparse
import concurrent.futures
import json
import os
import random
import re
import resource
import shutil
import subprocess
import threading
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "mutants"
TREE = WORK / "tree"
CRATE = "summitry-core"
STAGES = [["summitry-core"], ["summitry-scenario", "summitry-kit", "summitry-report"]]
SOURCE = Path("crates") / CRATE / "src"
TOGETHER = 0.25  # seconds: tests below it share a process
KILLED = ("fail", "time")
MEMORY = 8 << 30  # bytes of address space a test may ask for

SWITCH = '''//! Which mutant is on (bench/mutants.py).
#![allow(missing_docs, clippy::all)]
use std::{io::Write, sync::{LazyLock, atomic::{AtomicBool, Ordering::Relaxed}}};
static ON: LazyLock<usize> = LazyLock::new(|| read("MUTANT").and_then(|n| n.parse().ok()).unwrap_or(usize::MAX));
static SEEN_IN: LazyLock<Option<String>> = LazyLock::new(|| read("MUTANTS_SEEN"));
static SEEN: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];
fn read(name: &str) -> Option<String> { std::env::var(name).ok() }
pub fn on(n: usize) -> bool {
    if let Some(file) = &*SEEN_IN && !SEEN[n].swap(true, Relaxed) {
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file).expect("a file");
        file.write_all(format!("{n}\\n").as_bytes()).expect("written");
    }
    *ON == n
}
'''


def tool(*words, **more):
    path = f"{ROOT / 'target/tools/bin'}:{os.environ['PATH']}"
    return subprocess.run(words, cwd=more.pop("cwd", ROOT), env={**os.environ, "PATH": path}, **more)


def listed():
    """All mutants of the core, in cargo-mutants' order."""
    said = tool("cargo", "mutants", "--list", "--json", "-p", CRATE, capture_output=True, text=True, check=True)
    return [m for m in json.loads(said.stdout) if m["function"]]


def offset(lines, at):
    """Where line and column (from 1) are in the text."""
    return sum(map(len, lines[: at["line"] - 1])) + at["column"] - 1


def part(text, span):
    lines = text.splitlines(keepends=True)
    return offset(lines, span["start"]), offset(lines, span["end"])


def body(text, start, end):
    """The braces of a function's body, from where the function begins: the first `{` outside brackets and strings after `fn`."""
    depth, at = 0, start + re.compile(r"\bfn\s+\w+").search(text[start:end]).end()
    while at < end:
        c = text[at]
        if text.startswith("//", at):
            at = text.index("\n", at)
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "{" and depth == 0:
            return at, text.rindex("}", at, end)
        at += 1
    raise ValueError("no body")


def branch(text, mutant, number):
    """The mutant as a branch at the head of its function: (where, what)."""
    open_, close = body(text, *part(text, mutant["function"]["span"]))
    start, end = part(text, mutant["span"])
    new = mutant["replacement"]
    if mutant["genre"] == "FnValue":
        changed = "{ " + new + " }"
    else:
        changed = text[open_:start] + new + text[end: close + 1]
    return open_ + 1, f" if crate::mutant::on({number}) {{ return {changed}; }} "


def plant(chosen, count):
    """A copy of the tree with these mutants in it (by number). Where each stands: file -> [(first line, last line, number)]."""
    files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                           cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for file in filter(None, files):
        to = TREE / file
        if not (ROOT / file).is_file():
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        if not to.exists() or (Path(file).is_relative_to(SOURCE) and to.read_bytes() != (ROOT / file).read_bytes()):
            shutil.copyfile(ROOT / file, to)
    by_file = defaultdict(list)
    for number, mutant in chosen.items():
        by_file[mutant["file"]].append((number, mutant))
    stands = {}
    for file, these in by_file.items():
        text = (ROOT / file).read_text()
        branches = sorted((branch(text, m, n) + (n,) for n, m in these), key=lambda b: (b[0], b[2]))
        out, done, line, spans = [], 0, 1, []
        for at, what, number in branches:
            line += text.count("\n", done, at)
            out += [text[done:at], what]
            spans.append((line, line + what.count("\n"), number))
            line += what.count("\n")
            done = at
        (TREE / file).write_text("".join(out) + text[done:])
        stands[file] = spans
    (TREE / SOURCE / "mutant.rs").write_text(SWITCH.replace("COUNT", str(count)))
    root = TREE / SOURCE / "lib.rs"
    text = root.read_text()
    if "pub mod mutant;" not in text:
        root.write_text(text + "\n#[doc(hidden)]\npub mod mutant;\n")
    return stands


def build(crates, *words):
    """Messages of a build of some crates of the copy."""
    words = [*words, *(word for crate in crates for word in ("-p", crate))]
    env = {**os.environ, "CARGO_TARGET_DIR": str(WORK / "build"), "RUSTFLAGS": "--cap-lints=warn"}
    said = subprocess.run(["cargo", *words, "--message-format=json"], cwd=TREE, env=env, capture_output=True, text=True)
    return said, [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]


def wrong(messages, stands, chosen):
    """Mutants that a compiler error speaks of: those whose branch it points at, else all of the function it points at."""
    found = set()
    for message in messages:
        message = message.get("message") or {}
        if not isinstance(message, dict) or message.get("level") != "error":
            continue
        for span in message.get("spans", []):
            file, line = span["file_name"], span["line_start"]
            here = [n for first, last, n in stands.get(file, []) if first <= line <= last]
            if not here and span["is_primary"] and stands.get(file):
                here = [min(stands[file], key=lambda s: (line - s[1]) if s[1] <= line else 10**9)[2]]
            found.update(here)
    return found & set(chosen)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def tried(program, tests, seconds, **env):
    """How these tests of a program (its path, its crate's folder) end: "pass", "fail" or "time"; stopped at the first that fails."""
    env = {**os.environ, "PROPTEST_MAX_SHRINK_ITERS": "0", "RUST_BACKTRACE": "0", "INSTA_UPDATE": "no", **env}
    binary, folder = program
    command = [binary, "--exact", "--test-threads=1", *tests]
    run = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True, preexec_fn=limit)
    late = False

    def stop():
        nonlocal late
        late = True
        run.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        for line in run.stdout:
            if line.rstrip().endswith("FAILED"):
                run.kill()
                return "fail"
        return "time" if run.wait() and late else "fail" if run.returncode else "pass"
    finally:
        timer.cancel()
        run.wait()


def reach(binary, test, number):
    """The mutants that a test reaches, and its seconds."""
    file = WORK / "seen" / str(number)
    began = time.monotonic()
    ended = tried(binary, [test], 1200, MUTANTS_SEEN=str(file))
    if ended != "pass":
        raise SystemExit(f"{test} fails without a mutant ({ended})")
    seen = {int(n) for n in file.read_text().split()} if file.exists() else set()
    return seen, time.monotonic() - began


def judge(number, reached):
    """How a mutant ends, and by which test. `reached`: (binary, test, seconds) of those that reach it."""
    if not reached:
        return "not reached", None
    quick, slow = defaultdict(list), []
    for binary, test, seconds in reached:
        if seconds < TOGETHER:
            quick[binary].append((test, seconds))
        else:
            slow.append((seconds, binary, test))
    turns = [(b, [t for t, _ in tests], sum(s for _, s in tests)) for b, tests in quick.items()]
    turns += [(b, [t], s) for s, b, t in sorted(slow)]
    for binary, tests, seconds in turns:
        ended = tried(binary, tests, max(20.0, 8 * seconds), MUTANT=str(number))
        if ended != "pass":
            return ended, tests[0] if len(tests) == 1 else f"{len(tests)} quick tests"
    return "survived", None


def sample(count, seed):
    """A random sample of mutants that compile, planted in the copy, by their number."""
    mutants = listed()
    order = list(range(len(mutants)))
    random.Random(seed).shuffle(order)
    chosen = {n: mutants[n] for n in order[:count]}
    rest, left_out = order[count:], []
    print(f"{len(mutants)} mutants of {CRATE}; a sample of {count}, seed {seed}", flush=True)
    for _ in range(40):
        stands = plant(chosen, len(mutants))
        said, messages = build([CRATE], "check", "--lib")
        if said.returncode == 0:
            break
        bad = wrong(messages, stands, chosen)
        if not bad:
            raise SystemExit(said.stderr[-4000:])
        print(f"  {len(bad)} do not compile", flush=True)
        for n in bad:
            left_out.append(n)
            del chosen[n]
            nxt = rest.pop(0)
            chosen[nxt] = mutants[nxt]
    print(f"{len(left_out)} left out", flush=True)
    return chosen


def stage(crates, chosen, result, jobs):
    """Holds what is not killed yet by the tests of these crates."""
    said, messages = build(crates, "test", "--no-run", "--lib", "--tests")
    if said.returncode:
        raise SystemExit(said.stderr[-4000:])
    programs = [(m["executable"], Path(m["manifest_path"]).parent) for m in messages if m.get("executable")]
    tests = []
    for program in programs:
        names = subprocess.run([program[0], "--list", "--format", "terse"], capture_output=True, text=True, check=True).stdout
        tests += [(program, line.removesuffix(": test")) for line in names.splitlines() if line.endswith(": test")]
    left = [n for n in chosen if n not in result or result[n]["ended"] not in KILLED]
    print(f"{', '.join(crates)}: {len(left)} mutants, {len(tests)} tests", flush=True)
    for old in (WORK / "seen").iterdir():
        old.unlink()
    reached = defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = [(b, t, pool.submit(reach, b, t, i)) for i, (b, t) in enumerate(tests)]
        for i, (binary, test, run) in enumerate(runs):
            seen, seconds = run.result()
            for n in seen & set(left):
                reached[n].append((binary, test, seconds))
            if i % 100 == 99:
                print(f"  {i + 1} of {len(tests)} tests alone", flush=True)
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = {pool.submit(judge, n, reached[n]): n for n in left}
        for done, run in enumerate(concurrent.futures.as_completed(runs), 1):
            n = runs[run]
            ended, by = run.result()
            before = result.get(n) or {
                **{k: chosen[n][k] for k in ("file", "span", "replacement", "genre", "name")}, "ended": "not reached", "tests": 0}
            if ended == "not reached":
                ended = before["ended"]
            result[n] = {**before, "ended": ended, "by": by, "tests": before["tests"] + len(reached[n])}
            (WORK / "result.json").write_text(json.dumps(result, indent=1))
            if done % 20 == 0:
                print(f"  {done} of {len(left)}, {time.monotonic() - began:.0f} s", flush=True)


def told(result):
    """The share killed, and every survivor."""
    ends = defaultdict(int)
    for r in result.values():
        ends[r["ended"]] += 1
    caught = sum(ends[how] for how in KILLED)
    print(f"\n{caught} of {len(result)} killed ({100 * caught / len(result):.1f} %), of these {ends['time']} by time; "
          f"{ends['survived']} survived, {ends['not reached']} not reached")
    for r in sorted(result.values(), key=lambda r: (r["file"], r["span"]["start"]["line"])):
        if r["ended"] not in KILLED:
            print(f"{r['ended']}: {r['name']}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("n", nargs="?", type=int, default=300)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--go-on", action="store_true")
    args = ask.parse_args()
    (WORK / "seen").mkdir(parents=True, exist_ok=True)
    if args.go_on:
        result = {int(n): r for n, r in json.loads((WORK / "result.json").read_text()).items()}
        for crates in STAGES[1:]:
            stage(crates, result, result, args.jobs)
    else:
        chosen = sample(args.n, args.seed)
        result = {}
        for crates in STAGES:
            stage(crates, chosen, result, args.jobs)
            told(result)
    told(result)


if __name__ == "__main__":
    main()
