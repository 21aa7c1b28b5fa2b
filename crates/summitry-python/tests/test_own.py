"""Tactics written in Python, beside ours."""

import pytest
import summitry
from conftest import HARBOUR, WASHINGTON


class Hard:
    """Its best package, and nothing worth less: our hardliner."""

    patient = True

    def propose(self, state):
        return state.best

    def respond(self, state, offer):
        return offer.utility >= state.best.utility


class Slow:
    """Boulware as the papers have it: the worst package above best - (best - floor) * t^4, accepted by AC_next."""

    patient = True

    def target(self, state):
        floor = max(state.lowest, state.reservation)
        return state.highest - (state.highest - floor) * state.time**4

    def propose(self, state):
        return state.at_least(self.target(state))

    def respond(self, state, offer):
        return offer.utility >= self.propose(state).utility


@pytest.fixture(scope="module")
def harbour():
    return summitry.load(HARBOUR)


def told(talks):
    """All of talks but the tactics' names."""
    return [{key: value for key, value in session.items() if key != "tactics"} for session in talks.to_dicts()]


@pytest.mark.parametrize("other", ["conceder", "micro", "tit-for-tat", "random", "boulware"])
@pytest.mark.parametrize("mine, ours", [(Hard, "hardliner"), (Slow, "boulware")])
def test_one_of_ours_written_anew_plays_alike(harbour, mine, ours, other):
    here = harbour.talks([mine, other], repeat=3, rounds=30)
    assert told(here) == told(harbour.talks([ours, other], repeat=3, rounds=30))
    assert here.tactics == [mine.__name__, other]


def test_in_a_scenario(harbour):
    scenario = summitry.load(WASHINGTON)
    assert told(scenario.talks([Slow, "linear"], repeat=4)) == told(scenario.talks(["boulware", "linear"], repeat=4))


def test_in_a_tournament(harbour):
    ours = summitry.tournament(harbour, "hardliner, boulware, conceder", repeat=2, rounds=30)
    mine = summitry.tournament([harbour], [Hard, "boulware", "conceder"], repeat=2, rounds=30)
    assert mine.n_sessions == ours.n_sessions == 36 == len(mine.sessions)
    names = [name.replace("Hard", "hardliner") for name in mine.standings["tactic"]]
    assert names == ours.standings["tactic"]
    assert mine.standings["mean"] == ours.standings["mean"]
    assert mine.sessions["utility_0"] == ours.sessions["utility_0"]
    assert mine.sessions.csv().replace("Hard", "hardliner") == ours.sessions.csv()


class Drawing:
    def propose(self, state):
        return int(state.uniform() * state.packages)

    def respond(self, state, offer):
        return state.uniform() < 0.05


def test_threads_and_parts_change_nothing(harbour):
    options = {"repeat": 100, "rounds": 10}
    one, two = (summitry.tournament(harbour, [Drawing, "conceder"], threads=n, **options) for n in (1, 2))
    assert one.n_sessions == 800
    assert one.json() == two.json() and one.sessions.csv() == two.sessions.csv()
    for of in (1, 3):
        parts = [summitry.tournament_shard(harbour, [Drawing, "conceder"], n, of, **options) for n in range(1, of + 1)]
        joined = summitry.join_tournament(parts[::-1])
        assert joined.json() == one.json() and joined.sessions.csv() == one.sessions.csv()


def test_what_a_state_says(harbour):
    seen = []

    class Looking:
        def propose(self, state):
            best = state.best
            assert state.offer is None or state.offer.party == 1 - state.party
            assert state.issues == harbour.issues and state.name == harbour.parties[state.party]
            assert best.package == {issue: best[issue] for issue in state.issues}
            assert state.utility(best) == state.utility(best.package) == state.utility(best.index) == best.utility
            assert state.package(tuple(best.package.values())) == best == state.ranked(0)
            assert best.utility == state.highest >= state.reservation and best.party is None
            worst = state.at_least(state.reservation)
            assert state.ranked(10**9) is None and worst.utility <= best.utility
            between = state.between(worst.utility, best.utility, most=5)
            assert 1 <= len(between) <= 5 and between[0].utility == worst.utility
            assert 0 < state.uniform() < 1
            seen.append((state.round, state.rounds, state.time, state.turn, state.parties))
            return best

        def respond(self, state, offer):
            assert offer == state.offer and offer.party is not None
            return False

    harbour.talks(Looking, rounds=3)
    assert [(r, n, t) for r, n, t, _, _ in seen] == [(r, 3, r / 2) for r in range(3) for _ in range(2)]
    assert [turn for *_, turn, _ in seen] == list(range(6)) and {p for *_, p in seen} == {2}


def test_offers_of_others_are_heard(harbour):
    heard = []

    class Hearing(Hard):
        def hear(self, offer):
            heard.append((offer.party, offer.index))

    talks = harbour.talks([Hearing, "boulware"], rounds=5)
    theirs = [(o["party"], o["index"]) for o in talks.to_dicts()[0]["offers"] if o["party"] == 1]
    assert heard == theirs and heard


def test_leaving(harbour):
    class Gone(Hard):
        def propose(self, state):
            return None

    class Fed(Hard):
        def respond(self, state, offer):
            return "leave"

    for tactics, by in (([Gone, "micro"], 0), (["micro", Fed], 1)):
        (session,) = harbour.talks(tactics, rounds=5).to_dicts()
        assert session["ended"] == "walk_out" and session["by"] == by


def failing(method, what):
    def fails(self, *_):
        raise what

    return type("Failing", (Hard,), {method: fails})


@pytest.mark.parametrize("play", ["talks", "tournament"])
def test_what_it_raises_ends_the_work_and_is_named(harbour, play):
    class Later(Hard):
        def propose(self, state):
            return state.best if state.round < 3 else {}[state.round]

    with pytest.raises(summitry.SummitryError) as raised:
        if play == "talks":
            harbour.talks([Later, "boulware"], rounds=20)
        else:
            summitry.tournament(harbour, [Later, "boulware"], rounds=20)
    error = raised.value
    assert error.code == "tactic" and isinstance(error.__cause__, KeyError)
    assert str(error) == "Later.propose, round 3 (counted from 0): KeyError: 3"


@pytest.mark.parametrize(
    "returned, said",
    [
        (3.5, "3.5 is no package"),
        (10**40, "10000"),
        (-1, "-1 is no package"),
        ({"nothing": 1}, "there is no issue 'nothing'"),
        ({}, "the package says nothing of"),
        (("a",), "1 options for"),
    ],
)
def test_no_package(harbour, returned, said):
    class Odd(Hard):
        def propose(self, state):
            return returned

    with pytest.raises(summitry.SummitryError, match="Odd.propose, round 0") as raised:
        harbour.talks([Odd, "boulware"])
    assert said in str(raised.value)


def test_no_response(harbour):
    class Odd(Hard):
        def respond(self, state, offer):
            return None

    with pytest.raises(summitry.SummitryError, match="Odd.respond, round 0.*it returned None; return True"):
        harbour.talks(["boulware", Odd])


def test_no_tactic(harbour):
    class Empty:
        pass

    class boulware(Hard):
        pass

    with pytest.raises(summitry.SummitryError, match=r"Empty\(\): TypeError: it has no method propose"):
        harbour.talks(Empty)
    with pytest.raises(summitry.SummitryError, match="`boulware` is the name of one of our tactics"):
        harbour.talks(boulware)
    with pytest.raises(summitry.SummitryError, match="two different classes are called Hard"):
        harbour.talks([Hard, type("Hard", (Hard,), {})])
    with pytest.raises(TypeError, match="is no tactic"):
        harbour.talks([3, 4])


def test_an_interrupt_stays_what_it_is(harbour):
    with pytest.raises(KeyboardInterrupt):
        harbour.talks([failing("propose", KeyboardInterrupt()), "boulware"])


def test_a_name_is_free_again_when_its_class_is_gone(harbour):
    for answer in range(3):
        scope = {}
        exec(  # noqa: S102
            f"class Again:\n    def propose(self, state): return {answer}\n    def respond(self, state, offer): return False",
            scope,
        )
        offers = harbour.talks([scope["Again"], "hardliner"], rounds=1).to_dicts()[0]["offers"]
        assert offers[0]["index"] == answer


def test_three_parties_are_seated_by_name(tmp_path):
    scenario = summitry.load(WASHINGTON)
    parties = scenario.talks("boulware").parties
    assert len(set(parties)) == len(parties) >= 2
