"""What the checker says of a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from mgi_rag.chat.answer import Check


class Failing(StrEnum):
    """The check that a sentence has failed."""

    CITATION = "citation"
    QUOTE = "quote"
    NUMBER = "number"
    TREATY = "treaty"
    PLACE = "place"
    NAME = "name"
    SIDE = "side"
    NEGATION = "negation"
    HEDGE = "hedge"
    QUANTITY = "quantity"
    CAUSE = "cause"
    MEANING = "meaning"


@dataclass(frozen=True)
class Verdict:
    """The outcome of the check of one sentence."""

    check: Check | None
    """`verbatim` or `checked`; None for a sentence that failed."""
    reason: Failing | None = None
    """The first check that it failed; None where it passed."""
    found: str = ""
    """What in the sentence failed: a number, a name; empty where it is the whole."""

    @property
    def passed(self) -> bool:
        """Whether the sentence may be shown as it is."""
        return self.check is not None


def failed(reason: Failing, found: str = "") -> Verdict:
    """The verdict on a sentence that failed a check."""
    return Verdict(None, reason, found)
