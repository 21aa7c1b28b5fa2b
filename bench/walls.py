#!/usr/bin/env python3
"""How large a negotiation may be: time and memory of the release command on agendas that are too large to list.

    python3 bench/walls.py [COMMAND] [--worlds N] [--only NAME]

Writes one line a case: seconds, peak memory, exit code and the first line of what was said. The cases are those of issue 12:
parties x issues x options, each party wanting another end of every ladder, efforts and capacity such that some packages fit.
"""
import os, random, resource, subprocess, sys, tempfile, time

CASES = [  # name, parties, issues, options, command, worlds
    ("2 x 12 x 7 brief", 2, 12, 7, "brief", None), ("2 x 12 x 7 deals", 2, 12, 7, "deals", None),
    ("4 x 15 x 4 brief", 4, 15, 4, "brief", 500), ("4 x 15 x 4 deals", 4, 15, 4, "deals", None),
    ("6 x 15 x 4 brief", 6, 15, 4, "brief", 500), ("6 x 15 x 4 deals", 6, 15, 4, "deals", None),
    ("10 x 15 x 4 brief", 10, 15, 4, "brief", 500), ("10 x 15 x 4 deals", 10, 15, 4, "deals", None),
    ("10 x 12 x 7 brief", 10, 12, 7, "brief", None), ("10 x 12 x 7 deals", 10, 12, 7, "deals", None),
    ("100 x 50 x 3 brief", 100, 50, 3, "brief", None),
    ("check 1000 x 200", 2, 1000, 200, "check", None),
]

def file(parties, issues, options, links=0, seed=1):
    """A made-up negotiation of this size; a link says that one issue's next option rules out another's."""
    rng = random.Random(seed)
    lines = ['format = "summitry/1"', "[summit]", 'title = "A wall"', "capacity = 8"]
    lines += [f"[party.p{i}]" for i in range(parties)]
    now = [rng.randrange(options) for _ in range(issues)]
    for k in range(issues):
        names = ", ".join(f'"o{o}"' for o in range(options))
        lines += [f"[issue.i{k}]", f'now = "o{now[k]}"', f"options = [{names}]"]
    for i in range(parties):
        lines.append(f"[wants.p{i}]")
        for k in range(issues):
            best, worst = rng.sample(range(options), 2)
            lines.append(f'i{k} = {{ matters = {rng.randint(10, 90)}, best = "o{best}", worst = "o{worst}" }}')
    for n in range(links):
        a, b = n % issues, (n + 1 + n // issues) % issues
        lines += [f"[link.l{n}]", f'when = {{ i{a} = ["o{(now[a] + 1) % options}"] }}',
                  f'rules_out = {{ i{b} = ["o{(now[b] + 1) % options}"] }}', 'holds = "40 to 60%"']
    return "\n".join(lines + ["[venue.hall]", 'bust_up = "2 to 10%"', ""])

def main():
    args = sys.argv[1:]
    only = args[args.index("--only") + 1] if "--only" in args else ""
    command = next((a for a in args if not a.startswith("-") and a != only), "target/release/summitry")
    with tempfile.TemporaryDirectory() as folder:
        for name, parties, issues, options, what, worlds in CASES:
            if only not in name:
                continue
            path = os.path.join(folder, "wall.toml")
            with open(path, "w") as out:
                out.write(file(parties, issues, options))
            line = [command, what, path] + (["--worlds", str(worlds)] if worlds else [])
            begin, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
            run = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            pid, status, usage = None, None, None
            said = run.stdout.read(); errors = run.stderr.read()
            pid, status, usage = os.wait4(run.pid, 0)
            first = (errors.strip() or said.strip()).splitlines()[:1]
            print(f"{name:18} {time.time() - begin:7.1f} s {usage.ru_maxrss / 1024:8.0f} MB  exit {os.waitstatus_to_exitcode(status):3}  {''.join(first)[:100]}", flush=True)

if __name__ == "__main__":
    main()
