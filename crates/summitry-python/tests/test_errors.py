"""What is wrong is an exception that says where, and the cure."""

import pathlib
import pickle
import re

import pytest
import summitry
from conftest import HARBOUR, QUICK, ROOT, WASHINGTON


@pytest.fixture(scope="module")
def quick():
    return summitry.load(QUICK)


def test_a_text_with_errors_names_each_place():
    text = QUICK.read_text().replace("[summit]", "[summit]\nnonsense = 3\nbase = 'x'", 1)
    with pytest.raises(summitry.SummitryError) as raised:
        summitry.load(text)
    error = raised.value
    assert error.code == "scenario" and error.diagnostics
    errors = [d for d in error.diagnostics if d.code == "error"]
    first = next(d for d in errors if "nonsense" in d.message)
    assert first.file == "scenario.toml" and first.column == 1
    assert text.splitlines()[first.line - 1].startswith("nonsense")
    assert str(first.line) in str(error) and "nonsense" in first.text


def test_absent_files_say_so():
    for name in ("nowhere.toml", "nowhere"):
        with pytest.raises(summitry.SummitryError) as raised:
            summitry.load(ROOT / name)
        assert raised.value.code == "file" and name in str(raised.value)


def test_several_negotiations_are_not_one():
    with pytest.raises(summitry.SummitryError, match="load_all") as raised:
        summitry.load(HARBOUR.parent)
    assert raised.value.cure and "negotiations" in raised.value.message


@pytest.mark.parametrize(
    "ask, said",
    [
        (lambda s: s.forecast(worlds=50).chance("ending.agred"), "ending.agreed"),
        (lambda s: s.what_if("summit.bse=3"), "did you mean `base`?"),
        (lambda s: s.what_if("nothing"), "PATH=VALUE"),
        (lambda s: s.deals("clsed"), "there is no venue"),
        (lambda s: s.talks("bolware"), "boulware"),
        (lambda s: s.why("define.nothing"), "define.nothing"),
        (lambda s: s.forecast(worlds=0), "worlds must lie between"),
        (lambda s: s.brief(lang="fr"), 'lang must be "en" or "es"'),
        (lambda s: s.talks("boulware", bust_up=2), "bust_up must lie between 0 and 1"),
        (lambda s: s.talks("boulware,linear,micro,random,conceder,linear,micro"), "one for all"),
        (lambda s: s.forecast(worlds=1_000_000, memory=1), "memory"),
        (lambda s: s.what_if_grid({"summit.base": ["20%"]}, ["ending.nothing"]), "ending.nothing"),
    ],
)
def test_slips_are_answered(quick, ask, said):
    with pytest.raises(summitry.SummitryError, match=re.escape(said)) as raised:
        ask(quick)
    assert raised.value.message and raised.value.code in {"unknown", "budget", "model"}


def test_options_nobody_has_are_refused(quick):
    with pytest.raises(TypeError, match="there is no option `world` here; the options are worlds, threads"):
        quick.forecast(world=50)
    with pytest.raises(TypeError, match="worlds: "):
        quick.forecast(worlds="many")


def test_a_domain_with_errors(tmp_path):
    for file in pathlib.Path(HARBOUR).iterdir():
        (tmp_path / file.name).write_text(file.read_text().replace("evaluation=", "evaluation=x", 1))
    with pytest.raises(summitry.SummitryError) as raised:
        summitry.load(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_python_half_errors_have_the_same_attributes():
    error = summitry.SummitryError("x")
    assert (error.code, error.cure, error.diagnostics) == ("unknown", None, [])


def test_errors_and_scenarios_travel(quick):
    with pytest.raises(summitry.SummitryError) as raised:
        summitry.load(QUICK.read_text().replace("[summit]", "[summit]\nnonsense = 3", 1))
    error = pickle.loads(pickle.dumps(raised.value))
    assert str(error) == str(raised.value) and error.code == "scenario"
    assert [d.text for d in error.diagnostics] == [d.text for d in raised.value.diagnostics]
    then = summitry.load(WASHINGTON).what_if("summit.base=60%", without="threat").seeded(9)
    again = pickle.loads(pickle.dumps(then))
    assert (again.changes, again.seed, again.sha256) == (then.changes, 9, then.sha256)
    assert again.forecast(worlds=50).rows().to_dict() == then.forecast(worlds=50).rows().to_dict()
    domain = summitry.load(HARBOUR)
    assert pickle.loads(pickle.dumps(domain)).deals().json() == domain.deals().json()
