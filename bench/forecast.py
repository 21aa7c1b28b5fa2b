"""Times the command and the NumPy oracle in the same run, turn by turn, and prints medians and ratios.

    cargo build --release && python3 bench/forecast.py [ROUNDS]

Needs Python with NumPy and SciPy; the machine should be idle. Not part of CI.
"""
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FULL = ROOT / "scenarios/2026-washington/washington.toml"
QUICK = ROOT / "scenarios/2026-washington/washington.quick.toml"
BINARY = ROOT / "target/release/summitry"
ORACLE = "full, 20,000 worlds, NumPy oracle, 1 thread"


def seconds(command):
    start = time.perf_counter()
    subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
    return time.perf_counter() - start


def oracle():
    """Seconds the oracle would take for 20,000 worlds: 20 times its best thousand, reading and start-up left out."""
    command = [sys.executable, str(ROOT / "bench/oracle_time.py"), str(FULL), "1000"]
    return 20 * json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["seconds_per_1000_worlds"]


def main(rounds):
    work = {
        "full, 20,000 worlds, 1 thread": [BINARY, "brief", FULL, "--json", "--worlds", 20000, "--threads", 1],
        "full, 20,000 worlds, 2 threads": [BINARY, "brief", FULL, "--json", "--worlds", 20000, "--threads", 2],
        "quick, 1,000 worlds, 2 threads": [BINARY, "brief", QUICK, "--worlds", 1000, "--threads", 2],
    }
    times = {name: [] for name in work} | {ORACLE: []}
    for _ in range(rounds):
        for name, command in work.items():
            times[name].append(seconds(command))
        times[ORACLE].append(oracle())
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end, {rounds} rounds")
    for name, t in times.items():
        print(f"{name:46} median {statistics.median(t):8.3f} s   min {min(t):8.3f}   max {max(t):8.3f}")
    m = {name: statistics.median(t) for name, t in times.items()}
    print(f"oracle / command, one thread each: {m[ORACLE] / m['full, 20,000 worlds, 1 thread']:.1f}")
    print(f"second core gives: {m['full, 20,000 worlds, 1 thread'] / m['full, 20,000 worlds, 2 threads']:.2f}")
    print(f"largest child: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
