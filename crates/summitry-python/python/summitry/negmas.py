"""Between Summitry and NegMAS 0.16: its agents at our tables, our tactics at its.

    Wrapped = summitry.negmas.wrap(MyNegotiator)        # a tactic for talks() and tournament()
    Boulware = summitry.negmas.negotiator("boulware")   # a SAONegotiator class for SAOMechanism

Needs NegMAS (`pip install summitry[negmas]`). What is not the same on both sides is in docs/researchers.md.
"""

from __future__ import annotations

from typing import Any

from . import Seat, SummitryError

try:
    from negmas.sao import ResponseType, SAOResponse, SAOState
    from negmas.sao.negotiators.base import SAOCallNegotiator
except ImportError as error:
    raise ImportError("summitry.negmas needs NegMAS 0.16: pip install 'negmas>=0.16,<0.17'") from error

from ._negmas_agent import Agent

__all__ = ["wrap", "negotiator"]

#: The most packages whose utilities a negotiator lists when it takes its seat at NegMAS's table.
LISTED = 2_000_000


def wrap(negotiator_class: type, name: str | None = None, **params: Any) -> type:
    """A NegMAS agent as a tactic for `talks` and `tournament`.

    Args:
        negotiator_class: a class of SAONegotiators; each seat and session gets one of its own.
        name: what it is called in tables; default: the class's own name.
        params: what it is made with.

    Its utility function gives our table's own utilities (options as text, no deal as `reserved_value`, what may not be agreed on as
    minus infinity); its mechanism has as many steps as the table has rounds, and no clock. Whatever it draws by chance is NegMAS's own
    and follows no seed of ours.
    """
    if not isinstance(negotiator_class, type):
        raise TypeError(f"{negotiator_class!r} is no class; wrap(BoulwareTBNegotiator), not an object of it")
    called = name or negotiator_class.__name__
    return type(called, (Agent,), {"negotiator_class": negotiator_class, "params": params, "__doc__": negotiator_class.__doc__})


class _Seated(SAOCallNegotiator):
    """One of our tactics at a table of NegMAS's."""

    tactic: str = ""
    reading: str = "negmas"
    seed: int = 1

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._seat: Seat | None = None

    def on_negotiation_start(self, state) -> None:
        super().on_negotiation_start(state)
        self._seat = None

    def on_preferences_changed(self, changes) -> None:
        super().on_preferences_changed(changes)
        self._seat = None

    def _sit(self) -> None:
        if self.ufun is None:
            raise SummitryError(f"{self.tactic}: it has no utility function to negotiate with")
        space = self.nmi.outcome_space
        if not space.is_discrete() or space.cardinality > LISTED:
            raise SummitryError(
                f"{self.tactic} lists all packages, at most {LISTED}; this space has {space.cardinality}. "
                "Make it smaller: outcome_space.to_discrete(levels=10)"
            )
        values = [list(issue.all) for issue in space.issues]
        self._values = values
        self._places = [{value: place for place, value in enumerate(all_)} for all_ in values]
        issues = [(i.name, [str(v) for v in all_]) for i, all_ in zip(space.issues, values)]
        outcomes = list(space.enumerate())
        me = self.nmi.negotiator_index(self.id)
        theirs = self.opponent_ufun if self.nmi.n_negotiators == 2 else None
        parties = []
        for party, id_ in enumerate(self.nmi.negotiator_ids):
            ufun = self.ufun if party == me else theirs
            if ufun is None:
                parties.append((id_, 0.0, None))
            else:
                parties.append((id_, _reserved(ufun), [_number(ufun(o)) for o in outcomes]))
        self._party, self._past, self._used = me, 0, 0
        rounds = self.nmi.n_steps
        self._clock = rounds is None
        self._seat = Seat(
            self.tactic,
            issues,
            parties,
            me,
            rounds if rounds is not None else 2**31,
            seed=self.seed,
            negmas=self.reading == "negmas",
        )

    def _index(self, outcome: tuple) -> int:
        index = 0
        for place, values, value in zip(self._places, self._values, outcome):
            index = index * len(values) + place[value]
        return index

    def _outcome(self, index: int) -> tuple:
        outcome = []
        for values in reversed(self._values):
            index, place = divmod(index, len(values))
            outcome.append(values[place])
        return tuple(reversed(outcome))

    def _news(self, state) -> list[tuple[str, tuple]]:
        """What has been offered since it was asked last."""
        news, history = [], self.nmi.history
        for place in range(self._past, len(history)):
            news += history[place].new_offers[self._used :]
            self._past, self._used = place + 1, 0
        news += state.new_offers[self._used :]
        self._used = len(state.new_offers)
        return news

    def __call__(self, state: SAOState, dest: str | None = None) -> SAOResponse:
        if self._seat is None:
            self._sit()
        for id_, outcome in self._news(state):
            if id_ != self.id and outcome is not None:
                self._seat.hear(self.nmi.negotiator_index(id_), self._index(outcome))
        lies = state.current_offer is not None and state.current_proposer != self.id
        offer = None
        if lies:
            offer = (self.nmi.negotiator_index(state.current_proposer), self._index(state.current_offer))
        said, index = self._seat.act(state.step, offer, state.relative_time if self._clock else None)
        if said == "accept":
            return SAOResponse(ResponseType.ACCEPT_OFFER, state.current_offer)
        if said == "leave":
            return SAOResponse(ResponseType.END_NEGOTIATION, None)
        return SAOResponse(ResponseType.REJECT_OFFER, self._outcome(index))


def _number(value: Any) -> float:
    """A utility as a double; what is worth minus infinity may not be agreed on."""
    number = float(value) if value is not None else float("-inf")
    return number if number != float("-inf") else float("nan")


def _reserved(ufun: Any) -> float:
    """What no deal is worth; minus infinity where nobody said."""
    return float("-inf") if ufun.reserved_value is None else float(ufun.reserved_value)


def negotiator(tactic: str, *, reading: str = "negmas", seed: int = 1) -> type:
    """One of our tactics as a class of NegMAS's SAONegotiators.

    Args:
        tactic: its name, such as "boulware", "micro", "frequency:8".
        reading: "negmas" (default): time and acceptance as NegMAS has them; "genius": as in the papers.
        seed: of what it draws by chance.

    `subgame-perfect`, which reckons with the partner's utilities, needs `private_info={"opponent_ufun": ...}` and two parties. All packages are listed when it takes its seat.
    """
    if reading not in ("negmas", "genius"):
        raise SummitryError(f'reading must be "negmas" or "genius"; this one is "{reading}"')
    # A slip is answered here, not in the middle of a negotiation; who needs partners' utilities asks for them at the table.
    Seat(tactic, [("x", ["a", "b"])], [("me", 0.0, [0.0, 1.0]), ("you", 0.0, [1.0, 0.0])], 0, 2)
    called = "".join(word.capitalize() for word in tactic.replace(":", "-").replace(".", "_").split("-"))
    body = {"tactic": tactic, "reading": reading, "seed": seed, "__module__": __name__, "__doc__": f"Summitry's {tactic} for NegMAS."}
    return type(called, (_Seated,), body)
