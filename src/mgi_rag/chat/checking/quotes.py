"""What a sentence sets in quotation marks stands so in its source."""

import re
from collections.abc import Sequence
from typing import Final

from mgi_rag.chat.checking.source import Source

_QUOTED: Final = re.compile(r"“([^”]+)”|«\s*([^»]+?)\s*»|„([^“”]+)[“”]|\"([^\"]+)\"|‘([^’]{12,})’")


def plain(text: str) -> str:
    """A text with its white space and apostrophes made alike."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def is_verbatim(sentence: str, sources: Sequence[Source]) -> bool:
    """Whether the whole sentence is the quote of a source, marks and end stop apart."""
    said = plain(sentence).strip('“”«»" .')
    return any(said == plain(source.quote).strip('“”«»" .') for source in sources)


def altered_quote(sentence: str, sources: Sequence[Source]) -> str | None:
    """Quoted words that no source has; None where there are none."""
    for match in _QUOTED.finditer(sentence):
        quoted = plain(next(group for group in match.groups() if group)).strip(" .,;…")
        if not any(quoted in plain(source.quote) for source in sources):
            return quoted
    return None
