"""Text from profiles, questions, files and models, made inert for Streamlit's Markdown."""

import re
import unicodedata
from typing import Final

from mgi_rag.chat.frame import markdown_of

# Everything that Markdown, its maths, its colours and its icons could take for an order.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/])")


def inert(text: str) -> str:
    r"""The text with every character that Markdown understands escaped, on one line.

    >>> inert("[a](http://b)")
    '\\[a\\]\\(http\\:\\/\\/b\\)'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def inert_frame(text: str) -> str:
    r"""A line of an answer's frame; what it sets in bold keeps its weight.

    >>> inert_frame("**Domain 1** (contrast)")
    '**Domain 1** \\(contrast\\)'
    """
    return markdown_of(text, inert)


def is_web_address(text: str | None) -> bool:
    """Whether a text may become a link: `http` or `https`, and nothing odd in it.

    >>> is_web_address("https://iom.int/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return text is not None and re.fullmatch(r"https?://[^\s<>\"'`\\]+", text) is not None


def direction_of(text: str) -> str:
    """`rtl` for a text whose first letter runs from right to left, else `ltr`.

    >>> direction_of("ما هي"), direction_of("1. What")
    ('rtl', 'ltr')
    """
    strong = (unicodedata.bidirectional(c) for c in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
