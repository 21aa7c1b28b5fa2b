"""The notebook runs from top to bottom."""

import pytest
from conftest import ROOT


def test_it_runs():
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    path = ROOT / "crates" / "summitry-python" / "tour.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    pages = [out.data["text/html"] for out in outputs if "text/html" in out.get("data", {})]
    assert any(page.startswith("<iframe sandbox srcdoc=") for page in pages)
    assert any(page.startswith("<table>") for page in pages)
