"""What the tests share: where the files are, and the command to compare with."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
WASHINGTON = ROOT / "scenarios" / "2026-washington" / "washington.toml"
QUICK = ROOT / "scenarios" / "2026-washington" / "washington.quick.toml"
HARBOUR = ROOT / "crates" / "summitry-domains" / "tests" / "data" / "harbour-genius"


def _binary() -> pathlib.Path:
    given = os.environ.get("SUMMITRY")
    if given:
        return pathlib.Path(given)
    built = [ROOT / "target" / kind / "summitry" for kind in ("debug", "release")]
    built = [path for path in built if path.exists()]
    if not built:
        pytest.exit("no summitry command to compare with: cargo build --workspace, or set SUMMITRY")
    return max(built, key=lambda path: path.stat().st_mtime)


@pytest.fixture(scope="session")
def command():
    """Runs the command and gives what it prints, as text."""

    def run(*arguments, check=True) -> str:
        words = [str(_binary()), *map(str, arguments)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    return run
