"""Invented runs on disk, in the form in which the engine writes them."""

from typing import Any

HEAD = {
    "version": "0.0.0",
    "commit": None,
    "corpus_hash": "abc",
    "embedder": "invented",
    "models": ["invented"],
    "settings": {"question_limit": 4000},
    "seed": 1,
    "set": "evals/invented",
    "split": "all",
}


def answered(name: str, **more: Any) -> dict[str, Any]:
    """A line of a run: a question on one matter, answered right unless told otherwise."""
    return {
        "id": name,
        "kind": "topical",
        "language": "en",
        "part": "dev",
        "turns": ["Invented?"],
        "gold": {"required": ["KEN-2020-D1-G1"], "allowed": [], "reason": None},
        "plan": {"intent": "topical", "places": ["KEN"], "polarity": None},
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
        "measures": {"cited": 1.0},
        **more,
    }


REFUSAL = {"required": [], "allowed": [], "reason": "not_covered"}
WRONG = {"measures": {"cited": 0.0}}
LINES = [
    answered("right"),
    answered("wrong-dev", **WRONG, turns=["What is <b>dev</b>?"]),
    answered("wrong-held", **WRONG, part="held-out", turns=["A question that nobody may see"]),
    answered("refused", kind="refusal", gold=REFUSAL, reason="not_covered"),
]
