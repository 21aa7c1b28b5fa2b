"""NegMAS's agents at our tables, our tactics at its."""

import warnings

import pytest
import summitry
from conftest import HARBOUR

negmas = pytest.importorskip("negmas")
ours = pytest.importorskip("summitry.negmas")

from negmas.outcomes import make_issue, make_os  # noqa: E402
from negmas.preferences import LinearAdditiveUtilityFunction as Additive  # noqa: E402
from negmas.preferences import MappingUtilityFunction  # noqa: E402
from negmas.sao import (  # noqa: E402
    AspirationNegotiator,
    BoulwareTBNegotiator,
    ConcederTBNegotiator,
    LinearTBNegotiator,
    MiCRONegotiator,
    NaiveTitForTatNegotiator,
    SAOMechanism,
)
from negmas.sao.negotiators.base import SAOPRNegotiator  # noqa: E402

PAIRS = [
    (BoulwareTBNegotiator, "boulware"),
    (LinearTBNegotiator, "linear"),
    (ConcederTBNegotiator, "conceder"),
    (AspirationNegotiator, "aspiration"),
]


@pytest.fixture(scope="module")
def undiscounted(tmp_path_factory):
    """Harbour without its discount: NegMAS's utility functions here have none, and what a tactic is told of time must be alike."""
    folder = tmp_path_factory.mktemp("harbour")
    for file in HARBOUR.iterdir():
        text = file.read_text(encoding="utf-8").replace('<discount_factor value="0.9"/>', '<discount_factor value="1"/>')
        (folder / file.name).write_text(text, encoding="utf-8")
    return summitry.load(folder)


@pytest.fixture(scope="module")
def harbour():
    return summitry.load(HARBOUR)


def theirs(domain):
    """The domain as NegMAS has it, from what our frontier's party sees: issues, and one utility function a party."""
    values = {}

    class Seen:
        def propose(self, state):
            values[state.party] = (state.reservation, [state.utility(n) for n in range(state.packages)])
            return state.best

        def respond(self, state, offer):
            return False

    domain.talks(Seen, rounds=1)
    space = make_os([make_issue(list(options), name) for name, options in domain.issues.items()])
    outcomes = list(space.enumerate())
    ufuns = [
        MappingUtilityFunction(dict(zip(outcomes, worth)), reserved_value=none, outcome_space=space)
        for _, (none, worth) in sorted(values.items())
    ]
    return space, outcomes, ufuns


def offers_of(mechanism, outcomes):
    """Who offered what, by package."""
    places = {outcome: place for place, outcome in enumerate(outcomes)}
    ids = mechanism.negotiator_ids
    return [(ids.index(id_), places[offer]) for id_, offer in mechanism.trace]


def trace(classes, space, outcomes, ufuns, rounds):
    mechanism = SAOMechanism(outcome_space=space, n_steps=rounds)
    for class_, ufun in zip(classes, ufuns):
        assert mechanism.add(class_(), ufun=ufun)
    mechanism.run()
    agreement = None if mechanism.agreement is None else outcomes.index(mechanism.agreement)
    return offers_of(mechanism, outcomes), agreement


def played(domain, tactics, rounds, reading="negmas"):
    (session,) = domain.talks(tactics, rounds=rounds, reading=reading).to_dicts()
    return [(o["party"], o["index"]) for o in session["offers"]], session["agreement"]


@pytest.mark.parametrize("first", [c for c, _ in PAIRS] + [NaiveTitForTatNegotiator])
@pytest.mark.parametrize("second", [c for c, _ in PAIRS])
def test_wrapped_agents_play_as_in_negmas(harbour, first, second):
    space, outcomes, ufuns = theirs(harbour)
    there = trace([first, second], space, outcomes, ufuns, 40)
    # The same utilities: GENIUS's numbers, as our table has them.
    here = played(harbour, [ours.wrap(first), ours.wrap(second, name="second")], 40, reading="genius")
    assert here == there and here[0]


def test_wrapped_micro_ends_as_in_negmas(harbour):
    # Which of its earlier offers it makes again, it draws by chance: NegMAS does not repeat itself, but for its first offers.
    space, outcomes, ufuns = theirs(harbour)
    there = trace([MiCRONegotiator, MiCRONegotiator], space, outcomes, ufuns, 100)
    here = played(harbour, ours.wrap(MiCRONegotiator), 100, reading="genius")
    assert here[0][:4] == there[0][:4] and (here[1] is None) == (there[1] is None)


@pytest.mark.parametrize("seat", [0, 1])
def test_wrapped_agents_are_told_what_negmas_tells(harbour, seat):
    told = []

    class Told(BoulwareTBNegotiator):
        """Writes down what it hears, and at each turn what it sees."""

        def party(self, id_):
            return None if id_ is None else self.nmi.negotiator_index(id_)

        def offers(self, new):
            return [(self.party(id_), tuple(offer)) for id_, offer in new]

        def on_round_start(self, state):
            told.append(("start", state.step))

        def on_round_end(self, state):
            told.append(("end", state.step, self.offers(state.new_offers)))

        def on_partner_proposal(self, state, partner_id, offer):
            told.append(("proposal", state.step, self.party(partner_id), tuple(offer), state.current_offer))
            super().on_partner_proposal(state=state, partner_id=partner_id, offer=offer)

        def on_partner_response(self, state, partner_id, outcome, response):
            told.append(("response", state.step, self.party(partner_id), tuple(outcome), response))

        def propose(self, state, dest=None):
            told.append(("turn", state.step, state.relative_time, state.n_acceptances, self.offers(state.new_offers)))
            told.append((self.party(state.current_proposer), state.current_offer, self.offers(self.nmi.trace)))
            return super().propose(state, dest=dest)

    space, outcomes, ufuns = theirs(harbour)
    classes = [ConcederTBNegotiator, LinearTBNegotiator]
    classes[seat] = Told
    trace(classes, space, outcomes, ufuns, 30)
    there, told[:] = list(told), []
    played(harbour, [ours.wrap(class_) for class_ in classes], 30, reading="genius")
    # What is told after its last turn, it does not hear: the talks are over.
    assert told and told == there[: len(told)] and there[len(told) :] == [t for t in there[len(told) :] if t[0] != "turn"]


@pytest.mark.parametrize("name", [n for _, n in PAIRS] + ["micro", "tit-for-tat", "frequency", "hardliner", "nice-tit-for-tat", "bayesian"])
@pytest.mark.parametrize("other", ["conceder", "boulware"])
def test_our_tactics_play_in_negmas_as_at_home(undiscounted, name, other):
    space, outcomes, ufuns = theirs(summitry.load(HARBOUR))
    classes = [ours.negotiator(name, reading="genius"), ours.negotiator(other, reading="genius")]
    there = trace(classes, space, outcomes, ufuns, 40)
    assert there == played(undiscounted, [name, other], 40, reading="genius") and there[0]


def test_ours_against_theirs_in_either_house(harbour):
    space, outcomes, ufuns = theirs(harbour)
    there = trace([ours.negotiator("frequency", reading="genius"), ConcederTBNegotiator], space, outcomes, ufuns, 30)
    here = played(harbour, ["frequency", ours.wrap(ConcederTBNegotiator)], 30, reading="genius")
    assert here == there and here[1] is not None


def test_three_parties_hear_everybody():
    space = make_os([make_issue([f"o{n}" for n in range(5)], f"i{k}") for k in range(3)])
    values = [[0.1, 0.4, 0.2, 0.9, 0.5], [0.9, 0.2, 0.8, 0.1, 0.4], [0.3, 0.3, 0.9, 0.6, 0.0]]
    mechanism = SAOMechanism(outcome_space=space, n_steps=30)
    names = ["micro", "boulware", "conceder"]
    for party, name in enumerate(names):
        tables = [{f"o{n}": values[(party + k) % 3][n] for n in range(5)} for k in range(3)]
        ufun = Additive(tables, weights=[0.5, 0.3, 0.2], outcome_space=space, reserved_value=0.1)
        assert mechanism.add(ours.negotiator(name)(), ufun=ufun)
    mechanism.run()
    assert mechanism.agreement is not None and len(mechanism.trace) > 3


def test_integer_issues_and_no_reservation():
    space = make_os([make_issue(10, "price"), make_issue((0, 4), "days")])
    mechanism = SAOMechanism(outcome_space=space, n_steps=50)
    buyer = Additive([{n: 9 - n for n in range(10)}, {n: n for n in range(5)}], weights=[0.8, 0.2], outcome_space=space)
    seller = Additive([{n: n for n in range(10)}, {n: 4 - n for n in range(5)}], weights=[0.8, 0.2], outcome_space=space)
    mechanism.add(ours.negotiator("boulware")(), ufun=buyer)
    mechanism.add(BoulwareTBNegotiator(), ufun=seller)
    assert mechanism.run().agreement is not None


def test_who_reckons_with_partners_needs_their_utilities():
    space = make_os([make_issue(["a", "b", "c"], "x")])
    left = MappingUtilityFunction({("a",): 1.0, ("b",): 0.6, ("c",): 0.0}, outcome_space=space, reserved_value=0.1)
    right = MappingUtilityFunction({("a",): 0.0, ("b",): 0.7, ("c",): 1.0}, outcome_space=space, reserved_value=0.1)
    class_ = ours.negotiator("subgame-perfect", reading="genius")
    blind = SAOMechanism(outcome_space=space, n_steps=10)
    blind.add(class_(), ufun=left)
    blind.add(BoulwareTBNegotiator(), ufun=right)
    with pytest.raises(summitry.SummitryError, match="reckons with what the others want"):
        blind.run()
    knowing = SAOMechanism(outcome_space=space, n_steps=10)
    knowing.add(class_(private_info={"opponent_ufun": right}), ufun=left)
    knowing.add(BoulwareTBNegotiator(), ufun=right)
    assert knowing.run().agreement == ("b",)


def test_what_an_agent_raises_names_it(harbour):
    class Broken(SAOPRNegotiator):
        def propose(self, state, dest=None):
            raise ZeroDivisionError("oh")

    with pytest.raises(summitry.SummitryError, match=r"Broken.propose, round 0 .*ZeroDivisionError: oh"):
        harbour.talks([ours.wrap(Broken), "boulware"])


def test_wrapped_agents_in_a_tournament(harbour):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        played = summitry.tournament(harbour, [ours.wrap(BoulwareTBNegotiator), "boulware", "conceder"], rounds=20)
    assert played.n_sessions == 18 and "BoulwareTBNegotiator" in played.standings["tactic"]


def test_slips():
    with pytest.raises(summitry.SummitryError, match="did you mean `boulware`"):
        ours.negotiator("bolware")
    with pytest.raises(TypeError, match="is no class"):
        ours.wrap(BoulwareTBNegotiator())
