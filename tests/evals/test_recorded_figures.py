"""The figures in the README are those that were recorded, word for word."""

from pathlib import Path

import pytest

from mgi_rag.evals.gate import Recorded, read_recorded
from mgi_rag.evals.measures.defined import defined
from mgi_rag.evals.recorded_tables import figures_table, systems_table
from mgi_rag.evals.run_figures import SHARE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def recorded() -> Recorded:
    return read_recorded(ROOT / "evals" / "recorded.json")


def printed(name: str) -> str:
    return README.split(f"<!-- {name} -->")[1].split("<!-- end -->")[0].strip()


def test_figures_of_the_readme_are_the_recorded_ones(recorded: Recorded) -> None:
    assert printed("recorded figures") == figures_table(recorded)


def test_systems_of_the_readme_are_the_recorded_ones(recorded: Recorded) -> None:
    assert printed("recorded systems") == systems_table(recorded)


def test_single_held_out_questions_are_not_recorded(recorded: Recorded) -> None:
    assert {row.part for row in recorded.rows} == {"dev", "held-out"}
    assert recorded.run["split"] == "all"
    dev = {row.n for row in recorded.rows if row.row == ("dev", "all", "all", "right")}
    assert {len(recorded.reached)} == dev


def test_every_measure_says_what_it_is_after_whom_and_by_what(recorded: Recorded) -> None:
    measures = {row.measure for row in recorded.rows if row.unit == SHARE}
    assert not {measure for measure in measures if defined(measure) is None}
