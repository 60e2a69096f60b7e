"""What a report holds, before it is set in HTML or Markdown."""

from dataclasses import dataclass
from typing import Final

from mgi_rag.evals.records import AnswerRecord
from mgi_rag.evals.report.what_went_wrong import Stage

UNREVEALED: Final = (
    "Single failures are those of the dev part. The held-out part was not tuned on; its single "
    "failures were not shown."
)
REVEALED_BEFORE: Final = (
    "Single failures are those of the dev part. Those of the held-out part have been shown before, "
    "so that part cannot be called held out any longer."
)
REVEALED: Final = (
    "REVEALED: this report shows single failures of the held-out part. Whoever has read them "
    "cannot call that part held out any longer."
)


@dataclass(frozen=True)
class Table:
    """Cells of text under their columns; the first cell of a row names it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A plot."""

    name: str
    """Of its file, in ASCII, without its ending."""
    told: str
    """What it shows, for readers who do not see it."""
    svg: str


@dataclass(frozen=True)
class Section:
    """One heading of a report with what stands under it."""

    title: str
    texts: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Failure:
    """One question that was not answered right."""

    record: AnswerRecord
    stage: Stage


@dataclass(frozen=True)
class Report:
    """Everything that a report says."""

    name: str
    """Of the run that is reported, for its title."""
    is_revealed: bool
    """Whether it shows single failures of the held-out part."""
    was_revealed: bool
    """Whether those have been shown before."""
    sections: tuple[Section, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def stamp(self) -> str:
        """Which single failures it shows, and what that means for the held-out part."""
        if self.is_revealed:
            return REVEALED
        return REVEALED_BEFORE if self.was_revealed else UNREVEALED
