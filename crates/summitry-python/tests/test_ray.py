"""Over a real Ray of two workers, one of which dies: the same bytes."""

import os
import signal
import threading
import time

import pytest
import summitry
from conftest import HARBOUR, QUICK

ray = pytest.importorskip("ray")

import summitry.ray as over  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def cluster():
    # Ray's workers give way to everything else (niceness 15): beside a build they would stand still.
    os.environ.setdefault("RAY_worker_niceness", "0")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def workers(task: str) -> list[int]:
    """The processes that work on a task of this name just now."""
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                with open(f"/proc/{entry.name}/cmdline", "rb") as line:
                    if line.read().startswith(f"ray::{task}".encode()):
                        found.append(int(entry.name))
            except OSError:
                pass
    return found


@pytest.fixture
def killer():
    """Kills one worker in the middle of a task of this name, and says that it did."""
    killed, threads = [], []

    def begin(task: str) -> list[int]:
        def kill():
            until = time.monotonic() + 60
            while not killed and time.monotonic() < until:
                for pid in workers(task)[:1]:
                    # Somewhere in the middle of its part.
                    time.sleep(0.2)
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                time.sleep(0.01)

        threads.append(threading.Thread(target=kill))
        threads[0].start()
        return killed

    yield begin
    for thread in threads:
        thread.join()
    assert killed, "nobody was killed"


def test_a_grid_whose_worker_is_killed(killer):
    scenario = summitry.load(QUICK)
    values = {"summit.base": [f"{n}%" for n in range(20, 80, 5)], "engine.rounds": [4, 8]}
    killer("summitry_grid_part")
    table = over.what_if_grid(scenario, values, ["ending.agreed"], parts=6, worlds=5_000)
    assert table.csv() == scenario.what_if_grid(values, ["ending.agreed"], worlds=5_000).csv()


def test_a_tournament_whose_worker_is_killed(killer, command, tmp_path):
    domain, tactics, options = summitry.load(HARBOUR), "random,boulware,tit-for-tat", {"repeat": 3000, "rounds": 100}
    killer("summitry_shard_part")
    played = over.tournament(domain, tactics, parts=5, **options)
    flags = ["--tactics", tactics, "--repeat", 3000, "--rounds", 100, "--sessions", tmp_path / "sessions.csv", "--json"]
    assert played.json() == command("tournament", HARBOUR, *flags)
    assert played.sessions.csv() == (tmp_path / "sessions.csv").read_bytes().decode()


def test_tactics_of_ones_own_travel():
    # Of a script, a notebook or a function, as here, Ray sends the class itself; of a module only its name.
    class Drawing:
        def propose(self, state):
            return int(state.uniform() * state.packages)

        def respond(self, state, offer):
            return state.uniform() < 0.02

    domain = summitry.load(HARBOUR)
    there = over.tournament(domain, [Drawing, "boulware"], parts=2, repeat=20, rounds=10)
    assert there.json() == summitry.tournament(domain, [Drawing, "boulware"], repeat=20, rounds=10).json()


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_parts_change_nothing(parts):
    scenario = summitry.load(QUICK)
    values = {"summit.base": ["20%", "40%", "60%"], "engine.rounds": [4, 8, 9]}
    table = over.what_if_grid(scenario, values, parts=parts, worlds=50)
    assert table.to_dict() == scenario.what_if_grid(values, worlds=50).to_dict()


def test_briefs_are_the_commands(command):
    plain = summitry.load(QUICK)
    then = plain.what_if("summit.base=60%")
    ours = over.brief([plain, then], worlds=200)
    printed = command("brief", QUICK, "--json", "--worlds", 200)
    changed = command("brief", QUICK, "--json", "--worlds", 200, "--set", "summit.base=60%")
    assert ours == [printed, changed]


def test_the_worlds_of_a_forecast_whose_worker_is_killed(killer):
    scenario = summitry.load(QUICK)
    killer("summitry_worlds_part")
    there = over.forecast(scenario, parts=3, worlds=60_000)
    here = scenario.forecast(worlds=60_000)
    assert there.rows().csv() == here.rows().csv()
    assert float(there.chance("ending.agreed")) == float(here.chance("ending.agreed"))


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_parts_of_worlds_change_nothing(parts):
    scenario = summitry.load(QUICK).what_if("summit.base=60%").seeded(3)
    there = over.forecast(scenario, parts=parts, worlds=200)
    assert there.rows().to_dict() == scenario.forecast(worlds=200).rows().to_dict()


def test_forecasts():
    plain = summitry.load(QUICK)
    (rows,) = over.forecast([plain], worlds=200)
    assert rows.to_dict() == plain.forecast(worlds=200).rows().to_dict()


def test_what_is_wrong_is_said_here():
    with pytest.raises(Exception, match="did you mean|names nothing"):
        over.what_if_grid(summitry.load(QUICK), {"summit.bse": [1, 2]}, worlds=20)


def test_another_input_is_refused():
    with pytest.raises(summitry.SummitryError, match="install one version on the whole cluster"):
        over._checked(summitry.load(QUICK), "something else")
