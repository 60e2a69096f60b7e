"""The figures on the checker, on two invented pairs."""

import json
from pathlib import Path

import pytest

from mgi_rag.evals.checker import main


def test_figures_say_what_was_refused_and_what_passed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = "The ministry publishes data on migration every year."
    pair = {
        "finding": finding,
        "finding_language": "en",
        "polarity": "strength",
        "place": "Peru",
        "language": "en",
    }
    told = {"id": "a", "label": "supported", "kind": "exact", "sentence": finding}
    turned = {
        "id": "b",
        "label": "contradicted",
        "kind": "flip",
        "sentence": "The ministry does not publish data on migration.",
    }
    lines = (json.dumps(pair | one) for one in (told, turned))
    (tmp_path / "en.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "balanced accuracy 1.000" in printed
    assert "supported refused 0 of 1" in printed
    assert "unsupported passed 0 of 1" in printed


def test_a_line_that_is_no_pair_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.jsonl").write_text("{}", encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "en.jsonl: line 1" in capsys.readouterr().err
