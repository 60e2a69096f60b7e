"""An answer while it is being written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mgi_rag.chat.answer import Check, Citation, Sentence


@dataclass
class Draft:
    """An answer being written: its lines, and the citations numbered by first use."""

    sentences: list[Sentence] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def frame(self, text: str, numbers: Iterable[int] = ()) -> None:
        """Words of ours that state nothing of a profile beyond its counts and headings."""
        self.sentences.append(Sentence(text, Check.FRAME, tuple(numbers)))
        self.lines += [text, ""] if not self.lines or self.lines[-1] == "" else ["", text, ""]

    def quote(self, lead: str, citation: Citation, notes: Iterable[str]) -> None:
        """A quote with its number, and what must be said with it.

        Words that restate a source stand without quotation marks: the source has others.
        """
        self.citations.append(citation)
        self.sentences.append(Sentence(citation.quote, Check.VERBATIM, (citation.number,)))
        quote = f"“{citation.quote}”" if citation.reported_by is None else citation.quote
        self.lines.append(f"- {lead}{quote} [{citation.number}]")
        for note in notes:
            self.sentences.append(Sentence(note, Check.FRAME, (citation.number,)))
            self.lines.append(f"  - *{note}*")

    def cite(self, citation: Citation) -> int:
        """Takes in a citation whose quote is not written out; returns its number."""
        self.citations.append(citation)
        return citation.number

    def point(self, text: str, numbers: Iterable[int]) -> None:
        """A line of a list of our own, on the citations that it rests on."""
        self.sentences.append(Sentence(text, Check.FRAME, tuple(numbers)))
        self.lines.append(f"- {text}")

    @property
    def next_number(self) -> int:
        """The number of the next citation."""
        return len(self.citations) + 1

    @property
    def text(self) -> str:
        """The Markdown of the answer."""
        return "\n".join(self.lines).strip()
