"""An agent of NegMAS 0.16's in one of our seats, with the mechanism around it that it would have there. Part of summitry.negmas."""

from __future__ import annotations

from typing import Any

from negmas.outcomes import make_issue, make_os
from negmas.preferences import UtilityFunction
from negmas.sao import ResponseType, SAOMechanism, SAONegotiator, SAOResponse

from . import Offer, State


class _Ours(UtilityFunction):
    """A party's own utilities as our table has them, for an agent of NegMAS's."""

    def __init__(self, state: State, **kwargs: Any):
        super().__init__(reserved_value=state.reservation, **kwargs)
        self._state = state

    def eval(self, offer):
        if offer is None:
            return self._state.reservation
        worth = self._state.utility(tuple(offer))
        # What may not be agreed on is worth less than anything.
        return worth if worth == worth else float("-inf")

    def minmax(self, *args: Any, above_reserve: bool = False, **kwargs: Any) -> tuple[float, float]:
        if any(a is not None for a in args) or any(
            kwargs.get(k) is not None for k in ("outcome_space", "issues", "outcomes")
        ):
            return super().minmax(*args, above_reserve=above_reserve, **kwargs)
        low, high = self._state.lowest, self._state.highest
        if above_reserve:
            low, high = max(low, self._state.reservation), max(high, self._state.reservation)
        return low, high


class _Elsewhere(SAONegotiator):
    """Whoever sits in the other seats: NegMAS counts them, and asks them nothing."""

    def propose(self, state, dest=None):
        return None


class Agent:
    """An agent of NegMAS's in one of our seats: the mechanism around it is kept as NegMAS's own would be."""

    negotiator_class: type
    params: dict[str, Any] = {}
    #: NegMAS's agents sit a stalemate out; the room's patience does not bind them.
    patient = True

    def __init__(self) -> None:
        self._mechanism: SAOMechanism | None = None
        self._me: Any = None
        self._ids: list[str] = []
        self._answer: SAOResponse | None = None
        self._heard: list[tuple[int, tuple]] = []
        #: Who speaks first in a round, and who had the last turn.
        self._first = self._last = 0

    def hear(self, offer: Offer) -> None:
        # Told when it is asked next: before its first turn there is no mechanism yet.
        self._heard.append((offer.party, tuple(offer.package.values())))

    def respond(self, state: State, offer: Offer) -> bool | str:
        said = self._ask(state)
        if said.response == ResponseType.ACCEPT_OFFER:
            return True
        if said.response in (ResponseType.END_NEGOTIATION, ResponseType.LEAVE):
            return "leave"
        if said.response != ResponseType.REJECT_OFFER:
            raise ValueError(f"it answered {said.response}, which has no meaning at this table")
        self._answer = said
        return False

    def propose(self, state: State):
        said, self._answer = self._answer or self._ask(state), None
        if said.response in (ResponseType.END_NEGOTIATION, ResponseType.LEAVE) or said.outcome is None:
            return None
        self._lay(self._party, tuple(said.outcome))
        return tuple(said.outcome)

    def _lay(self, party: int, outcome: tuple) -> None:
        """An offer comes to lie on the table."""
        now, id_ = self._mechanism._current_state, self._ids[party]
        now.current_offer, now.current_proposer, now.current_data = outcome, id_, None
        now.n_acceptances = 1
        now.new_offers.append((id_, outcome))
        now.new_data.append((id_, None))
        now.last_negotiator = self._mechanism.negotiators[party].name
        self._last = party

    def _pass(self, until: int) -> None:
        """Whoever had a turn since the last offer, and made none, accepted it."""
        party = (self._last + 1) % len(self._ids)
        while party != until:
            self._answered(party, ResponseType.ACCEPT_OFFER)
            self._mechanism._current_state.n_acceptances += 1
            self._last, party = party, (party + 1) % len(self._ids)

    def _answered(self, party: int, response: ResponseType) -> None:
        lies = self._mechanism._current_state.current_offer
        if party != self._party and lies is not None:
            self._me.on_partner_response(
                state=self._mechanism.state_for(self._me), partner_id=self._ids[party], outcome=lies, response=response
            )

    def _tell(self, party: int, outcome: tuple) -> None:
        """What NegMAS's mechanism calls back when a partner rejects what lies on the table and makes an offer."""
        self._pass(party)
        self._answered(party, ResponseType.REJECT_OFFER)
        self._me.on_partner_proposal(partner_id=self._ids[party], offer=outcome, state=self._mechanism.state)
        self._lay(party, outcome)

    def _begin(self, round_: int) -> None:
        """A round of NegMAS's begins."""
        mechanism = self._mechanism
        now = mechanism._current_state
        now.step, now.new_offers, now.new_data = round_, [], []
        now.relative_time = mechanism._relative_time_for(mechanism._internal_nmi)
        self._me.on_round_start(state=mechanism.state_for(self._me))

    def _sit(self, state: State) -> None:
        issues = [make_issue(list(options), name) for name, options in state.issues.items()]
        space = make_os(issues)
        self._party = state.party
        # What the table counts is the round; NegMAS's clock stands still.
        mechanism = SAOMechanism(outcome_space=space, n_steps=state.rounds, time_limit=None)
        for party in range(state.parties):
            if party == state.party:
                self._me = self.negotiator_class(**self.params)
                ufun = _Ours(state, outcome_space=space)
                added = mechanism.add(self._me, ufun=ufun)
            else:
                added = mechanism.add(_Elsewhere(name=f"party {party}"), ufun=_Ours(state, outcome_space=space))
            if not added:
                raise ValueError(f"NegMAS let nobody sit in seat {party}")
        self._mechanism = mechanism
        self._ids = list(mechanism.negotiator_ids)
        now = mechanism._current_state
        now.running, now.started, now.step = True, True, state.round
        now.relative_time = mechanism._relative_time_for(mechanism._internal_nmi)
        # In the first round nobody has anything to accept: all who had a turn before it were heard.
        self._first = self._heard[0][0] if self._heard else state.party
        self._last = (self._first - 1) % state.parties
        self._me._on_negotiation_start(state=mechanism.state_for(self._me))
        self._begin(state.round)

    def _ask(self, state: State) -> SAOResponse:
        if self._mechanism is None:
            self._sit(state)
        mechanism = self._mechanism
        now = mechanism._current_state
        if now.step != state.round:
            # Who speaks after it in a round was heard in the round that is over.
            mine = self._place(self._party)
            while self._heard and self._place(self._heard[0][0]) > mine:
                self._tell(*self._heard.pop(0))
            self._pass(self._first)
            past = mechanism.state4history
            self._me.on_round_end(state=mechanism.state_for(self._me))
            mechanism._history.append(past)
            self._begin(state.round)
        for party, outcome in self._heard:
            self._tell(party, outcome)
        self._heard.clear()
        self._pass(self._party)
        dest = self._ids[(self._party + 1) % len(self._ids)]
        said = self._me(state=mechanism.state_for(self._me), dest=dest)
        if said is None:
            raise ValueError("it answered nothing")
        self._last = self._party
        if said.response == ResponseType.ACCEPT_OFFER:
            now.n_acceptances += 1
        return said

    def _place(self, party: int) -> int:
        """Where in a round it speaks."""
        return (party - self._first) % len(self._ids)
