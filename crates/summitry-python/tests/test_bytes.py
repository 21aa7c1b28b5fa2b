"""What Python says is what the command says, byte for byte."""

import pytest
import summitry
from conftest import HARBOUR, QUICK, ROOT, WASHINGTON

WORLDS = 300


@pytest.fixture(scope="module")
def washington():
    return summitry.load(WASHINGTON)


def test_brief(washington, command):
    ours = washington.brief(worlds=WORLDS)
    assert ours.json() == command("brief", WASHINGTON, "--json", "--worlds", WORLDS)
    assert ours.markdown() == command("brief", WASHINGTON, "--markdown", "--worlds", WORLDS)
    assert ours.markdown("all") == command("brief", WASHINGTON, "--markdown", "--all", "--worlds", WORLDS)
    assert ours.to_dict()["worlds"] == WORLDS


def test_brief_in_spanish(washington, command):
    flags = ["--json", "--lang", "es", "--worlds", WORLDS]
    assert washington.brief(lang="es", worlds=WORLDS).json() == command("brief", WASHINGTON, *flags)


def test_page(washington, command, tmp_path):
    page = tmp_path / "brief.html"
    command("brief", WASHINGTON, "--html", page, "--worlds", WORLDS)
    assert washington.brief(worlds=WORLDS).html() == page.read_text()


def test_brief_of_a_what_if(washington, command):
    then = washington.what_if(set={"summit.base": "60%"}, without="threat", venue="closed")
    flags = ["--set", "summit.base=60%", "--without", "threat", "--venue", "closed"]
    printed = command("brief", WASHINGTON, "--json", "--worlds", WORLDS, *flags)
    assert then.brief(worlds=WORLDS).json() == printed
    assert then.changes == ["--set summit.base=60%", "--without threat", "--venue closed"]


def test_another_seed(command):
    ours = summitry.load(QUICK).seeded(7).brief(worlds=WORLDS).json()
    assert ours == command("brief", QUICK, "--json", "--worlds", WORLDS, "--seed", 7)


def test_threads_change_nothing(washington):
    one, two = (washington.brief(worlds=WORLDS, threads=n).json() for n in (1, 2))
    assert one == two


def test_why(washington, command):
    ours = washington.what_if("summit.base=60%").why("ending.agreed", worlds=WORLDS)
    flags = ["--json", "--worlds", WORLDS, "--set", "summit.base=60%"]
    assert ours.json() == command("why", WASHINGTON, "ending.agreed", *flags)
    assert str(ours) == command("why", WASHINGTON, "ending.agreed", *flags[1:])


def test_deals_of_every_room(washington, command):
    lines = command("deals", WASHINGTON, "--json", "--worlds", 20).splitlines(keepends=True)
    ours = [washington.deals(venue, worlds=20).json() for venue in washington.venues]
    assert ours == lines


@pytest.mark.parametrize("kind", ["genius", "geniusweb", "negmas", "negmas-json", "negolog", "blocks"])
@pytest.mark.parametrize("reading", ["genius", "negmas"])
def test_deals_of_a_domain(kind, reading, command):
    folder = HARBOUR.parent / f"harbour-{kind}"
    ours = summitry.load(folder).deals(reading=reading)
    assert ours.json() == command("deals", folder, "--json", "--reading", reading)


def test_definitions(command):
    ours = summitry.load(HARBOUR).deals(rational="above", disagreement="worst", ideals="all")
    flags = ["--rational", "above", "--disagreement", "worst", "--ideals", "all"]
    assert ours.json() == command("deals", HARBOUR, "--json", *flags)


@pytest.mark.parametrize("tactics", ["boulware,conceder", "tit-for-tat,random", "subgame-perfect", "micro"])
def test_talks_of_a_domain(tactics, command):
    ours = summitry.load(HARBOUR).talks(tactics, repeat=3, rounds=20, seed=5)
    flags = ["--tactics", tactics, "--json", "--repeat", 3, "--rounds", 20, "--seed", 5]
    assert ours.json() == command("talks", HARBOUR, *flags)


def test_talks_of_a_scenario(washington, command):
    ours = washington.talks(["boulware", "linear"], repeat=5, patience=4, bust_up=0.1)
    flags = ["--repeat", 5, "--patience", 4, "--bust-up", 0.1]
    assert ours.json() == command("talks", WASHINGTON, "--tactics", "boulware,linear", "--json", *flags)


def test_talks_in_a_room(washington, command):
    ours = washington.talks("boulware", repeat=2, venue="closed", seed=3)
    flags = ["--venue", "closed", "--repeat", 2, "--seed", 3]
    assert ours.json() == command("talks", WASHINGTON, "--tactics", "boulware", "--json", *flags)


def test_text_is_the_file(washington):
    text = WASHINGTON.read_text()
    assert washington.text == text
    assert summitry.load(text).forecast(worlds=50).rows().to_dict() == washington.forecast(worlds=50).rows().to_dict()


def test_all_of_a_folder(command):
    found = summitry.load_all(ROOT / "crates" / "summitry-domains" / "tests" / "data")
    lines = command("deals", ROOT / "crates" / "summitry-domains" / "tests" / "data", "--json").splitlines(keepends=True)
    assert [domain.deals().json() for domain in found] == lines


TOURNAMENT = "boulware,conceder,random,tit-for-tat"


@pytest.mark.parametrize("self_play, by", [(True, "advantage"), (False, "utility")])
def test_tournaments(self_play, by, command, tmp_path):
    folder = HARBOUR.parent
    ours = summitry.tournament(
        summitry.load_all(folder), TOURNAMENT, repeat=3, rounds=15, seed=4, self_play=self_play, by=by
    )
    flags = ["--tactics", TOURNAMENT, "--repeat", 3, "--rounds", 15, "--seed", 4, "--by", by]
    flags += ["--self-play", "on" if self_play else "off", "--sessions", tmp_path / "sessions.csv", "--json"]
    assert ours.json() == command("tournament", folder, *flags)
    assert ours.sessions.csv() == (tmp_path / "sessions.csv").read_bytes().decode()
    assert ours.assignments.shape[0] == ours.n_sessions // 6 and len(ours.comparisons) == 6


def test_a_tournament_of_a_scenario(washington, command):
    ours = washington.what_if("summit.base=60%")
    played = summitry.tournament(ours, "boulware,linear", repeat=40, rows=False)
    flags = ["--tactics", "boulware,linear", "--repeat", 40, "--json", "--set", "summit.base=60%"]
    assert played.json() == command("tournament", WASHINGTON, *flags)
    with pytest.raises(summitry.SummitryError, match="not kept"):
        played.sessions


def test_worlds_in_parts_are_one_forecast():
    scenario = summitry.load(QUICK)
    parts = [scenario.worlds_part(n, 3, worlds=200) for n in (3, 1, 2)]
    whole = scenario.forecast(worlds=200)
    assert scenario.forecast_of_parts(parts, worlds=200).rows().to_dict() == whole.rows().to_dict()
    for wrong, said in (
        (parts[:2], "missing"),
        ([*parts, parts[0]], "is in"),
        ([*parts[:2], parts[2][:-1]], "cut off"),
        ([*parts[:2], scenario.seeded(9).worlds_part(2, 3, worlds=200)], "other seeds"),
        ([*parts[:2], scenario.what_if("summit.base=60%").worlds_part(2, 3, worlds=200)], "other inputs"),
    ):
        with pytest.raises(summitry.SummitryError, match=said):
            scenario.forecast_of_parts(wrong, worlds=200)
    with pytest.raises(summitry.SummitryError, match="counted from 1"):
        scenario.worlds_part(4, 3)


def test_parts_that_do_not_belong_together_are_refused():
    domain = summitry.load(HARBOUR)
    options = {"repeat": 50, "rounds": 10}
    ours = [summitry.tournament_shard(domain, TOURNAMENT, n, 3, **options) for n in (1, 2, 3)]
    whole = summitry.tournament(domain, TOURNAMENT, **options)
    assert summitry.join_tournament([ours[2], ours[0], ours[1]]).json() == whole.json()
    for wrong, said in ((ours[:2], "missing"), ([*ours, ours[0]], "is in"), ([ours[0], "x", ours[2]], "manifest")):
        with pytest.raises(summitry.SummitryError, match=said):
            summitry.join_tournament(wrong)
    other = summitry.tournament_shard(domain, TOURNAMENT, 2, 3, repeat=51, rounds=10)
    with pytest.raises(summitry.SummitryError, match="are of different"):
        summitry.join_tournament([ours[0], other, ours[2]])
