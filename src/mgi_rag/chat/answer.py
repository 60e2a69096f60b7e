"""The answer: sentences with citations, or an abstention with its reason."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from mgi_rag.chat.plan import Plan, Reason


class Mode(StrEnum):
    """How an answer was written."""

    EXTRACTIVE = "extractive"
    MODEL = "model"
    FALLBACK = "fallback"


class Check(StrEnum):
    """Which check a sentence of an answer has passed."""

    VERBATIM = "verbatim"
    CHECKED = "checked"
    REPLACED = "replaced"
    FRAME = "frame"
    FAILED = "failed"
    """None: only in evaluations, of a model's sentences as they come. No reader is shown one."""


@dataclass(frozen=True)
class Citation:
    """One piece of evidence as an answer cites it; the keys are those of the contract."""

    number: int
    finding_id: str
    """The id of the finding, or of the guidance passage."""
    kind: str
    """`finding` or `guidance`."""
    place: str | None
    """English name of the country; None for guidance."""
    iso3: str | None
    locality: str | None
    year: int | None
    domain: int | None
    polarity: str | None
    quote: str
    """Verbatim."""
    profile_id: str | None
    source: str | None
    locator: str
    note: str | None
    """The finding's own editorial notes, in English."""
    language: str
    """Language of the quote."""
    reported_by: str | None = None
    """The source that restates the finding, when the profile itself was not at hand."""
    partial: bool = False
    url: str | None = None
    as_of: str | None = None
    """When a fact about the programme held (`2023-10`, `n.d.`); None for all else."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer with the check it has passed."""

    text: str
    check: Check
    citations: tuple[int, ...] = ()
    """Numbers of the citations that it rests on."""


@dataclass(frozen=True)
class Unanswered:
    """A part of the question that has no answer, and why."""

    part: str
    reason: Reason


@dataclass(frozen=True)
class Choice:
    """One reading of a question that could mean two things."""

    label: str
    question: str
    """The question to ask for this reading."""


@dataclass(frozen=True)
class WrittenBy:
    """The record of an answer that a chat model wrote."""

    model: str
    """As the settings name it: `provider:name`."""
    prompt_version: str
    replaced: int
    """Sentences of the model that a finding's own words stand for (count)."""
    dropped: int
    """Sentences of the model that were left out (count)."""
    tokens_in: int
    """As its provider counts them; 0 where it does not tell."""
    tokens_out: int


@dataclass(frozen=True)
class Answer:
    """What the assistant says to a question."""

    question: str
    language: str
    mode: Mode
    answer: str
    """Markdown with [1] marks."""
    abstained: bool
    """Whether nothing of the question was answered."""
    reason: Reason | None
    plan: Plan
    citations: tuple[Citation, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Questions that have an answer, offered where this one has none."""
    written_by: WrittenBy | None = None
    """None for an answer that no chat model wrote."""
    timings_ms: dict[str, float] = field(default_factory=dict, compare=False)
    """Milliseconds spent in `plan`, `evidence`, `answer` and in `total`."""

    def as_json(self) -> dict[str, Any]:
        """The answer as the machine contract prints it, the id of a batch line left out."""
        return {
            "question": self.question,
            "language": self.language,
            "mode": self.mode.value,
            "answer": self.answer,
            "abstained": self.abstained,
            "reason": self.reason.value if self.reason else None,
            "citations": [asdict(citation) for citation in self.citations],
            "plan": self.plan.as_json(),
            "timings_ms": {stage: round(ms, 3) for stage, ms in self.timings_ms.items()},
            "sentences": [
                {"text": s.text, "check": s.check.value, "citations": list(s.citations)}
                for s in self.sentences
            ],
            "unanswered": [{"part": u.part, "reason": u.reason.value} for u in self.unanswered],
            "choices": [asdict(choice) for choice in self.choices],
            "suggestions": list(self.suggestions),
            "written_by": asdict(self.written_by) if self.written_by else None,
        }
