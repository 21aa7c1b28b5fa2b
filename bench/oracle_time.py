"""Times the NumPy oracle: python bench/oracle_time.py [FILE [WORLDS [BLOCK]]] prints seconds per 1,000 worlds.

The best of three runs after a warm-up, reading and start-up left out; block is how many worlds are vectorised together.
One BLAS thread unless OPENBLAS_NUM_THREADS says otherwise: its products are small, and more threads help little on an idle
machine and hurt on a busy one.
"""
import json
import os
import platform
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

import numpy  # noqa: E402

from model import Agenda, forecast  # noqa: E402
from read import load  # noqa: E402


def main(file=ROOT / "scenarios" / "2026-washington" / "washington.toml", worlds=1000, block=50):
    worlds, block = int(worlds), int(block)
    agenda = Agenda(load(file))
    forecast(agenda, 0, block)
    times, used = [], []
    for _ in range(3):
        start, cpu = time.perf_counter(), time.process_time()
        for first in range(0, worlds, block):
            forecast(agenda, first, min(block, worlds - first))
        times.append(time.perf_counter() - start)
        used.append(time.process_time() - cpu)
    print(json.dumps({"file": Path(file).name, "worlds": worlds, "block": block,
                      "seconds_per_1000_worlds": round(1000 * min(times) / worlds, 3),
                      "cpu_seconds_per_1000_worlds": round(1000 * min(used) / worlds, 3),
                      "runs": [round(t, 3) for t in times], "cpu_count": os.cpu_count(), "machine": platform.machine(),
                      "python": platform.python_version(), "numpy": numpy.__version__,
                      "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
