"""What a system is to the evals: something that answers the turns of a conversation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant


@dataclass(frozen=True)
class Ranked:
    """A finding or passage as a retrieval ranked it."""

    record_id: str
    score: float | None = None
    """The larger the better, on the system's own scale; None where it has none."""


@dataclass(frozen=True)
class Reply:
    """What a system says, and what its retrieval found."""

    answer: Answer
    ranked: tuple[Ranked, ...] = ()
    """Best first, each once; more than the answer tells."""
    confidence: float | None = None
    """Chance (0 to 1) that the question is answered at all; None where it is not judged."""


@dataclass(frozen=True)
class Desk:
    """What a system may use."""

    assistant: Assistant
    """Over the corpus, with the settings as they are; its chat model is for systems that need one
    and for no other."""
    corpus: Path
    scratch: Path
    """A folder for what a system has to make; it is thrown away after the run."""
    today: date
    """The day from which the age of profiles is counted."""
    tell: Callable[[str], None]


AnswerTurns = Callable[[Sequence[str]], Reply]
"""What the user said, oldest first, to the answer to the last turn."""


@dataclass(frozen=True)
class System:
    """One entry of the registry."""

    name: str
    what: str
    """One sentence that says what it does."""
    open: Callable[[Desk], AnswerTurns]
    embedder: str | None = None
    """The embedding model, where it is not that of the settings."""
    needs_model: bool = False
    """Whether it writes with the chat model of the settings."""
