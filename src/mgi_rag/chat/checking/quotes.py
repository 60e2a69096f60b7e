"""What a sentence sets in quotation marks stands so in its source."""

import re
from collections.abc import Sequence
from typing import Final

from mgi_rag.chat.checking.source import Source

_QUOTED: Final = re.compile(r"“([^”]+)”|«\s*([^»]+?)\s*»|„([^“”]+)[“”]|\"([^\"]+)\"|‘([^’]{12,})’")

_STOP: Final = re.compile(r"(?<=[.!?؟])\s+(?=\w)")
_MARKS: Final = '“”«»" .'


def plain(text: str) -> str:
    """A text with its white space and apostrophes made alike."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def is_verbatim(sentence: str, sources: Sequence[Source]) -> bool:
    """Whether the whole sentence is the quote of a source, or one of its sentences.

    Quotation marks around it and the end stop apart.
    """
    said = plain(sentence).strip(_MARKS)
    return any(
        said == whole.strip(_MARKS)
        for source in sources
        for whole in (plain(source.quote), *_STOP.split(plain(source.quote)))
    )


def altered_quote(sentence: str, sources: Sequence[Source]) -> str | None:
    """Quoted words that no source has; None where there are none."""
    for match in _QUOTED.finditer(sentence):
        quoted = plain(next(group for group in match.groups() if group)).strip(" .,;…")
        if not any(quoted in plain(source.quote) for source in sources):
            return quoted
    return None
