"""Every block of Python in the documentation runs, one after the other, from the repository's root."""

import os
import pathlib
import re

import pytest
from conftest import ROOT

PAGES = ["docs/python.md", "docs/researchers.md", "crates/summitry-python/README.md"]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_blocks_run(page, monkeypatch):
    for needed in ("pandas", "polars", "pyarrow", "negmas"):
        pytest.importorskip(needed)
    monkeypatch.chdir(ROOT)
    text = (ROOT / page).read_text()
    blocks = list(BLOCK.finditer(text))
    assert blocks, f"{page} has no block of Python"
    names = {"__name__": pathlib.Path(page).stem}
    for block in blocks:
        line = text.count("\n", 0, block.start(1))
        # Errors point at the page's own line.
        exec(compile("\n" * line + block[1], os.fspath(ROOT / page), "exec"), names)  # noqa: S102


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text()
    for target in re.findall(r"\]\(([^)#:]+)[^):]*\)", text):
        assert ((ROOT / page).parent / target).exists(), target
