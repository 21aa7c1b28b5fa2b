"""Tables, as data frames read them."""

import pickle

import pytest
import summitry
from conftest import HARBOUR, QUICK


@pytest.fixture(scope="module")
def frontier():
    return summitry.load(HARBOUR).deals().frontier


def test_pyarrow_reads_types_and_values(frontier):
    pa = pytest.importorskip("pyarrow")
    table = pa.table(frontier)
    assert table.column_names == frontier.columns
    assert table.shape == frontier.shape and len(frontier) == table.num_rows > 1
    assert table.schema == pa.schema(frontier)
    kinds = {str(field.type) for field in table.schema}
    assert kinds == {"string", "double"}
    for name in frontier.columns:
        assert table[name].to_pylist() == frontier[name]


def test_pandas_polars_and_duckdb_read_it(frontier):
    pd, pl, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    name = frontier.columns[2]
    assert pd.DataFrame.from_arrow(frontier)[name].tolist() == frontier[name]
    assert pl.DataFrame(frontier)[name].to_list() == frontier[name]
    assert duckdb.sql("select count(*) from frontier").fetchall() == [(len(frontier),)]


def test_nothing_is_null_not_a_number():
    pa = pytest.importorskip("pyarrow")
    talks = summitry.load(HARBOUR).talks("hardliner", rounds=3)
    table = pa.table(talks.sessions)
    assert table["package"].to_pylist() == [None] and talks.sessions["ended"] == ["clock"]
    played = summitry.tournament(summitry.load(HARBOUR), "hardliner", rounds=3)
    rounds = pa.table(played.assignments)["round"]
    assert rounds.null_count == len(rounds) == 1


def test_a_stream_outlives_its_table():
    pa = pytest.importorskip("pyarrow")
    reader = pa.RecordBatchReader.from_stream(summitry.load(HARBOUR).deals().frontier)
    assert reader.read_all().num_rows > 1


def test_a_stream_nobody_reads_is_let_go():
    table = summitry.load(HARBOUR).deals().frontier
    for _ in range(100):
        table.__arrow_c_stream__()
        table.__arrow_c_schema__()


def test_csv_guards_cells_and_html_escapes():
    talks = summitry.load(HARBOUR).talks("conceder", rounds=5)
    lines = talks.offers.csv().split("\r\n")
    assert lines[0].startswith("session,offer,round,party,name,tactic,index,package,")
    assert len(lines) == len(talks.offers) + 2
    assert "<table>" in talks.offers._repr_html_() and "&" not in talks.offers.columns


def test_a_slip_names_the_columns(frontier):
    with pytest.raises(KeyError, match="the columns are index, packages"):
        frontier["indx"]


def test_tables_travel_and_join(frontier):
    again = pickle.loads(pickle.dumps(frontier))
    assert again.to_dict() == frontier.to_dict()
    both = summitry.Table.concat([frontier, again])
    assert len(both) == 2 * len(frontier) and both.columns == frontier.columns
    with pytest.raises(ValueError):
        summitry.Table.concat([frontier, summitry.load(QUICK).outcomes])


def test_grid_is_the_forecasts():
    scenario = summitry.load(QUICK)
    values = {"summit.base": ["20%", 0.6], "engine.rounds": [5, 10]}
    grid = scenario.what_if_grid(values, ["ending.agreed", "ending.bust_up"], worlds=100)
    assert grid.columns == ["summit.base", "engine.rounds", "outcome", "mean", "low", "high"]
    assert len(grid) == 8 and grid["engine.rounds"][:4] == ["5", "5", "10", "10"]
    one = scenario.what_if("summit.base=0.6", "engine.rounds=5").forecast(worlds=100)
    assert grid["mean"][4] == one.chance("ending.agreed").mean
    parts = [scenario.what_if_grid(values, ["ending.agreed", "ending.bust_up"], worlds=100, first=n, last=n + 1) for n in range(4)]
    assert summitry.Table.concat(parts).to_dict() == grid.to_dict()
