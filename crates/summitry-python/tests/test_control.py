"""Long work lets others work, and stops when it is told to."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
import summitry
from conftest import HARBOUR, WASHINGTON

LONG = {
    "forecast": "s.forecast(worlds=1_000_000)",
    "brief": "s.brief(worlds=1_000_000)",
    "talks": "s.talks('boulware', repeat=10**9, offers=False)",
    "tournament": "summitry.tournament(s, 'all', repeat=10**6)",
}


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("what", LONG)
def test_ctrl_c_is_heard(what):
    code = f"""
import summitry
s = summitry.load({str(WASHINGTON)!r})
print("ready", flush=True)
try:
    {LONG[what]}
except KeyboardInterrupt:
    print("stopped", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.5)
        child.send_signal(signal.SIGINT)
        assert child.communicate(timeout=30)[0] == "stopped\n"
    finally:
        child.kill()


def test_other_threads_work_meanwhile():
    scenario, counted, over = summitry.load(WASHINGTON), [0], threading.Event()

    def count():
        while not over.is_set():
            counted[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    began = time.perf_counter()
    scenario.forecast(worlds=20_000, threads=1)
    took = time.perf_counter() - began
    over.set()
    thread.join()
    # Held, the lock would have let it count once at most.
    assert took < 0.05 or counted[0] > 5


def test_time_is_kept():
    with pytest.raises(summitry.SummitryError, match="budget") as raised:
        summitry.load(WASHINGTON).forecast(worlds=1_000_000, time=0.2)
    assert raised.value.code == "budget" and raised.value.cure


def test_two_threads_ask_at_once():
    domain, found = summitry.load(HARBOUR), []
    threads = [threading.Thread(target=lambda: found.append(domain.deals().json())) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert len(set(found)) == 1 and len(found) == 8
