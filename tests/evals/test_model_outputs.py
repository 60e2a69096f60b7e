"""The recorded outputs of real models can be replayed, and every sentence has its label."""

from pathlib import Path

from mgi_rag.evals.model_outputs import figures, replayed
from mgi_rag.index.embedders import load_embedder

FOLDER = Path(__file__).parents[2] / "evals" / "model_outputs"


def test_every_recorded_sentence_that_cites_a_finding_is_labelled_and_counted() -> None:
    shown = list(replayed(FOLDER, load_embedder("multilingual-e5-small-4bit", print)))
    labels = {"supported", "contradicted", "not_in_source"}
    assert {one.label for one in shown if one.cites} <= labels
    assert all(one.check is None for one in shown if not one.cites)
    assert any("that reach the reader" in line for line in figures(shown))
