"""Summitry: what's behind a summit, and what could happen.

    import summitry
    scenario = summitry.load("washington.toml")
    scenario.forecast().chance("ending.agreed")

`load` opens a scenario or another tool's domain; everything else is asked of what it returns. See docs/python.md.
"""

from ._summitry import (
    Brief,
    Chance,
    Deals,
    Diagnostic,
    Domain,
    Forecast,
    Moved,
    Offer,
    Scenario,
    Seat,
    State,
    SummitryError,
    Table,
    Talks,
    Tournament,
    Why,
    __version__,
    join_tournament,
    load,
    load_all,
    tactics,
    tournament,
    tournament_shard,
)

__all__ = [
    "Brief",
    "Chance",
    "Deals",
    "Diagnostic",
    "Domain",
    "Forecast",
    "Moved",
    "Offer",
    "Scenario",
    "Seat",
    "State",
    "SummitryError",
    "Table",
    "Talks",
    "Tournament",
    "Why",
    "join_tournament",
    "load",
    "load_all",
    "tactics",
    "tournament",
    "tournament_shard",
]

# Errors raised in Python's half of the package have the same attributes.
SummitryError.code, SummitryError.message, SummitryError.cure, SummitryError.diagnostics = "unknown", "", None, []
