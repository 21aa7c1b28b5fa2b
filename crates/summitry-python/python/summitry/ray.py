"""Summitry over a Ray cluster: the same answers, byte for byte, from many machines.

    import ray, summitry.ray
    ray.init()
    table = summitry.ray.what_if_grid(scenario, {"summit.base": ["20%", "40%", "60%"]})

Each task works out one fixed part, checks that it runs the same version on the same input, and results are put together in the order of
the parts: it does not matter who finishes first, or whether a lost worker's part was worked out again. Needs Ray
(`pip install summitry[ray]`); with no cluster running, `ray.init()` starts a local one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

from . import (
    Domain,
    Forecast,
    Scenario,
    SummitryError,
    Table,
    Tournament,
    __version__,
    join_tournament,
    tournament_shard,
)

try:
    import ray
except ImportError as error:
    raise ImportError("summitry.ray needs Ray: pip install ray") from error

__all__ = ["brief", "forecast", "tournament", "what_if_grid"]

#: Parts for each of the cluster's cores: enough that a lost one costs little, few enough that each is worth sending.
PARTS_A_CORE = 4


def _fingerprint(scenario: Scenario) -> str:
    """What has to be the same everywhere: the version, the text, what is changed in it, the seed."""
    said = "\n".join([__version__, scenario.sha256, *scenario.changes, str(scenario.seed)])
    return hashlib.sha256(said.encode()).hexdigest()


def _checked(scenario: Scenario, expected: str) -> None:
    if _fingerprint(scenario) != expected:
        raise SummitryError(
            f"this worker runs Summitry {__version__} on another input than was sent: install one version on the whole cluster"
        )


def _grid_part(scenario, expected, values, outcomes, first, last, options):
    _checked(scenario, expected)
    return scenario.what_if_grid(values, outcomes, first=first, last=last, threads=1, **options)


def _worlds_part(scenario, expected, number, of, options):
    _checked(scenario, expected)
    return scenario.worlds_part(number, of, threads=1, **options)


def _forecast_part(scenario, expected, options):
    _checked(scenario, expected)
    return scenario.forecast(threads=1, **options).rows()


def _brief_part(scenario, expected, options):
    _checked(scenario, expected)
    return scenario.brief(threads=1, **options).json()


def _shard_part(version, negotiations, tactics, number, of, options):
    # What it is made from stands in the part's first line, and parts of anything else are refused when they are put together.
    if version != __version__:
        raise SummitryError(f"this worker runs Summitry {__version__}, not {version}: install one version on the whole cluster")
    return tournament_shard(negotiations, tactics, number, of, threads=1, **options)


def _gathered(work: Callable, parts: Sequence[tuple]) -> list[Any]:
    """Works the parts out as tasks of one core each; a task whose worker is lost runs again, however often."""
    task = ray.remote(num_cpus=1, max_retries=-1)(work).options(name=f"summitry{work.__name__}")
    running = [task.remote(*part) for part in parts]
    try:
        return ray.get(running)
    except BaseException:
        # Whoever stops waiting, or hears of an error, wants no more of it.
        for one in running:
            ray.cancel(one, force=False)
        raise


def _cores() -> int:
    if not ray.is_initialized():
        ray.init()
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def what_if_grid(
    scenario: Scenario,
    values: Mapping[str, Sequence[Any]],
    outcomes: Sequence[str] | None = None,
    *,
    parts: int | None = None,
    **options: Any,
) -> Table:
    """`scenario.what_if_grid(values, outcomes)`, its combinations cut into parts.

    Args:
        parts: into how many; default: four for each of the cluster's cores. The table does not depend on it.

    Options: worlds, memory (MB), time (seconds; of each forecast).
    """
    points = 1
    for list_ in values.values():
        points *= len(list_)
    parts = max(1, min(points, parts if parts is not None else PARTS_A_CORE * _cores()))
    if not ray.is_initialized():
        ray.init()
    ends = [points * part // parts for part in range(parts + 1)]
    expected, values = _fingerprint(scenario), {path: list(v) for path, v in values.items()}
    outcomes = None if outcomes is None else list(outcomes)
    sent = [(scenario, expected, values, outcomes, a, b, options) for a, b in zip(ends, ends[1:])]
    return Table.concat(_gathered(_grid_part, sent))


@overload
def forecast(scenarios: Scenario, *, parts: int | None = None, **options: Any) -> Forecast: ...
@overload
def forecast(scenarios: Sequence[Scenario], **options: Any) -> list[Table]: ...
def forecast(scenarios, *, parts=None, **options):
    """`scenario.forecast(...)`, its worlds cut into parts; of a list of scenarios `.forecast(...).rows()` of each, one task each.

    Args:
        parts: of one scenario, into how many; default: one for each of the cluster's cores, since every part scouts the first 512 worlds.
            No figure depends on it.

    Options: worlds, memory (MB), time (seconds).
    """
    if isinstance(scenarios, Scenario):
        parts = max(1, parts if parts is not None else _cores())
        _cores()
        expected = _fingerprint(scenarios)
        sent = [(scenarios, expected, number, parts, options) for number in range(1, parts + 1)]
        return scenarios.forecast_of_parts(_gathered(_worlds_part, sent), **options)
    if parts is not None:
        raise TypeError("parts: of one scenario alone; each of several is a task of its own")
    _cores()
    return _gathered(_forecast_part, [(s, _fingerprint(s), options) for s in scenarios])


def brief(scenarios: Sequence[Scenario], **options: Any) -> list[str]:
    """`scenario.brief(...).json()` of each scenario, one task each: what `summitry brief --json` prints, byte for byte.

    Options: lang, worlds, memory (MB), time (seconds). Labels of a translation beside a file do not travel.
    """
    _cores()
    return _gathered(_brief_part, [(s, _fingerprint(s), options) for s in scenarios])


def tournament(
    negotiations: Scenario | Domain | Sequence[Scenario | Domain],
    tactics: Any,
    *,
    parts: int | None = None,
    **options: Any,
) -> Tournament:
    """`summitry.tournament(negotiations, tactics)`, its blocks of sessions cut into parts: the same figures, rows and bytes.

    Args:
        parts: into how many; default: four for each of the cluster's cores. Nothing depends on it.

    Options: as of `summitry.tournament`, without `threads`. Classes of your own travel with Ray's own pickling: those of a module as its
    name, which the workers must be able to import, those of a script or notebook whole. Domains travel with the paths of their files, which
    every worker must see.
    """
    parts = parts if parts is not None else PARTS_A_CORE * _cores()
    if not ray.is_initialized():
        ray.init()
    sent = [(__version__, negotiations, tactics, number, parts, options) for number in range(1, parts + 1)]
    return join_tournament(_gathered(_shard_part, sent))
