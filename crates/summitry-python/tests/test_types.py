"""The types say of the package what it has, and nothing else."""

import ast
import inspect
import pathlib

import summitry

STUB = pathlib.Path(summitry.__file__).with_name("__init__.pyi")


def declared():
    return {n.name: n for n in ast.parse(STUB.read_text()).body if isinstance(n, (ast.ClassDef, ast.FunctionDef))}


def members(node: ast.ClassDef) -> set[str]:
    named = {n.name for n in node.body if isinstance(n, ast.FunctionDef)}
    named |= {n.target.id for n in node.body if isinstance(n, ast.AnnAssign)}
    return {name for name in named if not name.startswith("_")}


def test_everything_public_is_declared():
    types = declared()
    assert set(summitry.__all__) <= set(types)
    for name in summitry.__all__:
        thing = getattr(summitry, name)
        if inspect.isclass(thing) and not issubclass(thing, Exception):
            real = {m for m in dir(thing) if not m.startswith("_")}
            assert members(types[name]) == real, name


def test_everything_public_is_explained():
    for name in summitry.__all__:
        thing = getattr(summitry, name)
        assert inspect.getdoc(thing), name
        if inspect.isclass(thing) and not issubclass(thing, Exception):
            for member in (m for m in dir(thing) if not m.startswith("_")):
                said = inspect.getdoc(getattr(thing, member))
                assert said or (name, member) in {("Chance", "shown"), ("Moved", "shown")}, (name, member)


def test_the_package_says_that_it_is_typed():
    assert STUB.with_name("py.typed").exists()
