#!/usr/bin/env python3
"""Is the house in order? Prints what CONTRIBUTING.md and docs/performance.md say of the source, measured anew.

    python3 bench/house.py [--list]      # --list: every circle, homonym and the files that index most

Counted in crates/*/src, tests apart (a `#[cfg(test)]` item or a file behind one). Strings, comments and attributes are
taken out first. It reads tokens, not types: a rule of thumb that is the same rule before and after a change.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Comments (nested ones do not occur here), raw strings, strings, characters that are no lifetimes.
NOISE = re.compile(
    r"//[^\n]*|/\*.*?\*/|b?r(#*)\".*?\"\1|b?\"(?:\\.|[^\"\\])*\"|b?'(?:\\(?:x..|u\{[^}]*\}|.)|[^'\\\n])'", re.S)
# `name[`, `)[`, `][`, `?[`: an index, as rustfmt writes it. `[..]` takes all and cannot fail.
INDEX = re.compile(r"(?<=[\w)\]?])\[(?!\.\.\])")
PUBLIC = re.compile(r"^\s*pub (?:struct|enum|trait|type|union) (\w+)", re.M)
PATH = re.compile(r"\b(crate|super|self)((?:::\w+)+)(::\{|::\*)?")
MODULE = re.compile(r"^\s*(?:pub(?:\([^)]*\))? )?mod (\w+);", re.M)


def bare(text):
    """Code alone: noise out (its line breaks kept), then attributes, then items under cfg(test)."""
    def blank(match):
        return ('""' if '"' in match[0] else " ") + "\n" * match[0].count("\n")
    text = NOISE.sub(blank, text)
    out, rest = [], text
    while (start := rest.find("#[cfg(test)]")) >= 0:
        out.append(rest[:start])
        rest = rest[start + len("#[cfg(test)]"):]
        at, depth = 0, 0
        for at, sign in enumerate(rest):
            depth += (sign == "{") - (sign == "}")
            if depth == 0 and sign in ";}":
                break
        tested = MODULE.match(rest[:at + 1].lstrip())
        out.append(f"/*test {tested[1]}*/" if tested else "")
        rest = rest[at + 1:]
    text = "".join(out) + rest
    return re.sub(r"#!?\[(?:[^\[\]]|\[[^\]]*\])*\]", "", text)


class Crate:
    def __init__(self, src):
        self.name, self.src = src.parent.name, src
        texts = {p: p.read_text() for p in sorted(src.rglob("*.rs"))}
        code = {p: bare(t) for p, t in texts.items()}
        tests = set()
        for path, text in code.items():
            for child in re.findall(r"/\*test (\w+)\*/", text):
                tests |= {p for p in (self.room(path) / f"{child}.rs", self.room(path) / child / "mod.rs") if p in code}
        # What lies below a tests module is behind it too.
        tests |= {p for p in code for t in tests if self.room(t) in p.parents}
        self.code = {p: t for p, t in code.items() if p not in tests}
        self.lines = {p: self.untested(texts[p]) for p in self.code}
        self.modules = {self.module(p): p for p in self.code}

    @staticmethod
    def untested(text):
        at = text.find("#[cfg(test)]\nmod ")
        head = text if at < 0 else text[:at]
        return head.rstrip().count("\n") + 1

    @staticmethod
    def room(path):
        """The folder whose parent module a file is."""
        return path.parent if path.stem in ("mod", "lib", "main") else path.with_suffix("")

    def module(self, path):
        room = self.room(path).relative_to(self.src).parts
        return tuple(room)

    def resolve(self, module, names, seen=()):
        """The file in which crate::module::names is defined, re-exports followed."""
        for name in names:
            if module + (name,) in self.modules:
                module += (name,)
                continue
            file = self.modules.get(module)
            if file is None or (module, name) in seen:
                return file
            for uses in re.findall(r"\buse ([^;]+);", self.code[file]):
                for path in spread(uses):
                    if path and path[-1] == name and len(path) > 1:
                        at = module
                        if path[0] in ("crate", "super", "self"):
                            at, path = start(module, path)
                        elif at + (path[0],) not in self.modules:
                            continue
                        return self.resolve(at, path, seen + ((module, name),))
            return file
        return self.modules.get(module)

    def edges(self):
        for file, text in self.code.items():
            here = self.module(file)
            own = re.sub(r"\bpub(?:\([^)]*\))? use [^;]+;", "", text)
            paths = []
            for uses in re.findall(r"\buse ([^;]+);", own):
                paths += list(spread(uses))
            own = re.sub(r"\buse [^;]+;", "", own)
            paths += [tuple([m[1]] + m[2].strip(":").split("::")) for m in PATH.finditer(own)]
            # A child called by its bare name.
            paths += [("self", m[1], m[2]) for m in re.finditer(r"(?<![:\w])([a-z]\w*)::(\w+)", own) if here + (m[1],) in self.modules]
            for path in paths:
                at, names = start(here, path)
                if at is None:
                    if here + (path[0],) not in self.modules:
                        continue
                    at, names = here, path
                to = self.resolve(at, names)
                if to and to != file:
                    yield file, to


def start(module, path):
    if path[0] == "crate":
        return (), path[1:]
    if path[0] == "self":
        return module, path[1:]
    if path[0] == "super":
        while path and path[0] == "super":
            module, path = module[:-1], path[1:]
        return module, path
    return None, path


def spread(uses):
    """`a::{b, c::{d, e as f}}` as its single paths."""
    uses = re.sub(r"\s+as \w+", "", uses)
    uses = re.sub(r"\s+", "", uses)

    def walk(head, text):
        depth, part, parts = 0, "", []
        for sign in text:
            depth += (sign == "{") - (sign == "}")
            if sign == "," and depth == 0:
                parts, part = parts + [part], ""
            else:
                part += sign
        for one in parts + [part]:
            if not one:
                continue
            at = one.find("{")
            if at >= 0:
                yield from walk(head + tuple(one[:at].strip(":").split("::")), one[at + 1:one.rindex("}")])
            else:
                yield head + tuple(n for n in one.split("::") if n not in ("*", "self") or (n == "self" and not head and one.startswith("self")))
    return walk((), uses)


def circles(edges):
    """Strongly connected sets of more than one file (Tarjan 1972)."""
    to = defaultdict(set)
    for a, b in edges:
        to[a].add(b)
    order, low, stack, found = {}, {}, [], []

    def visit(v):
        order[v] = low[v] = len(order)
        stack.append(v)
        for w in sorted(to[v]):
            if w not in order:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], order[w])
        if low[v] == order[v]:
            one = []
            while True:
                one.append(stack.pop())
                if one[-1] == v:
                    break
            if len(one) > 1:
                found.append(sorted(one))

    sys.setrecursionlimit(10_000)
    for v in sorted(to):
        if v not in order:
            visit(v)
    return found


def explained():
    """The names whose sharing ARCHITECTURE.md explains: first column of its table."""
    text = (ROOT / "ARCHITECTURE.md").read_text().partition("### Names that two crates share")[2]
    return {name for row in re.findall(r"^\| (`.*?) \|", text, re.M) for name in re.findall(r"`(\w+)`", row)}


def main():
    listed = "--list" in sys.argv
    crates = [Crate(p) for p in sorted(ROOT.glob("crates/*/src"))]
    lengths = sorted(n for c in crates for n in c.lines.values())
    print(f"files {len(lengths)}: median {lengths[len(lengths) // 2]}, p90 {lengths[len(lengths) * 9 // 10]}, longest {lengths[-1]} lines")

    print("\nraw indexing per 1,000 code lines")
    most, whole = [], [0, 0]
    for c in crates:
        per = defaultdict(lambda: [0, 0])
        for path, text in c.code.items():
            hits, lines = len(INDEX.findall(text)), sum(bool(l.strip()) for l in text.splitlines())
            parts = path.relative_to(c.src).parts
            rooms = [c.name] + ([f"  {c.name}/{Path(parts[0]).stem}"] if c.name == "summitry-core" else [])
            for room in rooms:
                per[room][0] += hits
                per[room][1] += lines
            whole[0] += hits
            whole[1] += lines
            most.append((hits, path))
        for room, (hits, lines) in per.items():
            print(f"  {room:32} {1000 * hits / max(lines, 1):6.1f}  ({hits} in {lines})")
    print(f"  {'all':32} {1000 * whole[0] / whole[1]:6.1f}  ({whole[0]} in {whole[1]})")
    if listed:
        for hits, path in sorted(most, reverse=True)[:40]:
            print(f"    {hits:4} {path.relative_to(ROOT)}")

    print("\ncircles between files")
    for c in crates:
        edges = set(c.edges())
        found = circles(edges)
        # A circle stays in a folder if all its files are in it, its own module's file included.
        wide = [f for f in found if len({p.parent if p.stem not in ("mod",) else p.parent for p in f}) > 1
                and len({c.room(p) if any(q.parent == c.room(p) for q in f) else p.parent for p in f}) > 1]
        if found:
            print(f"  {c.name:32} {len(found)} over {sum(map(len, found))} files, {len(wide)} of them across folders")
        if listed:
            for f in found:
                print("    " + ("ACROSS " if f in wide else "") + " ↔ ".join(str(p.relative_to(c.src)) for p in f))
                for a, b in sorted(edges):
                    if a in f and b in f:
                        print(f"        {a.relative_to(c.src)} → {b.relative_to(c.src)}")

    print("\nhomonyms among public types")
    where = defaultdict(list)
    for c in crates:
        for path, text in c.code.items():
            for name in PUBLIC.findall(text):
                where[name].append(str(path.relative_to(ROOT / "crates")))
    twice = {n: w for n, w in where.items() if len(w) > 1}
    core = sum(sum("summitry-core" in x for x in w) > 1 for w in twice.values())
    told = explained()
    print(f"  {len(twice)} names for {sum(map(len, twice.values()))} types; {core} of them twice within the core, "
          f"{len(twice.keys() - told)} that ARCHITECTURE.md does not explain")
    if told - twice.keys():
        print(f"  explained, and shared no more: {', '.join(sorted(told - twice.keys()))}")
    if listed:
        for name, w in sorted(twice.items(), key=lambda x: (-len(x[1]), x[0])):
            print(f"    {name}{'' if name in told else ' UNEXPLAINED'}: {', '.join(w)}")

    print("\nfiles that the guides name and nobody has")
    roots = [ROOT, *ROOT.glob("crates"), *ROOT.glob("crates/*"), *ROOT.glob("crates/*/src"), *ROOT.glob("crates/*/src/*/"), *ROOT.glob("crates/*/src/*/*/")]
    for guide in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        for name in re.findall(r"`([\w./-]+\.(?:rs|md|js|css|ftl|toml|py))`", (ROOT / guide).read_text()):
            if not any(word.isupper() for word in re.split(r"\W", name)) and not any((r / name).exists() for r in roots):
                print(f"  {guide}: {name}")


main()
