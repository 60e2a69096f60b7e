"""Answers of an invented system, as a run keeps them, and the head of such a run."""

from typing import Any

from mgi_rag.evals.records import AnswerRecord, RunHead

HEAD = RunHead(
    version="0.0.0",
    commit=None,
    code="c0de",
    corpus="invented",
    corpus_hash="abc",
    store_schema=1,
    embedder="invented",
    models=["invented"],
    settings={"question_limit": 4000},
    seed=7,
    system="ours",
    set="evals/invented",
    set_hash="def",
    split="all",
    today="2026-01-01",
    started="2026-01-01T00:00:00+00:00",
    python="3.11",
    libraries={"numpy": "2.4"},
)
RIGHT: dict[str, Any] = {"measures": {"right": 1.0}}
WRONG: dict[str, Any] = {"measures": {"right": 0.0}}
GOLD: dict[str, Any] = {"required": ["KEN-2020-D1-G1"], "allowed": [], "reason": None}
REFUSAL: dict[str, Any] = {"required": [], "allowed": [], "reason": "not_covered"}


def answered(name: str, **more: Any) -> AnswerRecord:
    """A line of a run: a question on one matter, answered right unless told otherwise."""
    told: dict[str, Any] = {
        "id": name,
        "kind": "topical",
        "language": "en",
        "part": "dev",
        "turns": ["Invented?"],
        "gold": GOLD,
        "plan": {"intent": "topical", "places": ["KEN"], "domains": [], "polarity": None},
        "evidence": [{"id": "KEN-2020-D1-G1", "score": 0.9}],
        "confidence": 0.9,
        "answer": "“An invented finding.” [1]",
        "answer_language": "en",
        "abstained": False,
        "reason": None,
        "citations": [{"number": 1, "finding_id": "KEN-2020-D1-G1"}],
        "sentences": [{"text": "“An invented finding.”", "check": "verbatim"}],
        "unanswered": [],
        "choices": [],
        "timings_ms": {"plan": 1.0, "total": 4.0},
    }
    return AnswerRecord.model_validate(told | RIGHT | more)


SECRET = "A question that nobody may see"
ANSWERS = [
    answered("right"),
    answered("wrong-dev", **WRONG, turns=["What is <b>dev</b>?"]),
    answered("wrong-held", **WRONG, part="held-out", turns=[SECRET]),
    answered("refused", kind="refusal", gold=REFUSAL, reason="not_covered", abstained=True),
]
