"""Text made safe for a Markdown document."""

import re
from typing import Final

from mgi_rag.chat.frame import markdown_of

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def plain(text: str) -> str:
    r"""A text that Markdown shows as it is, on one line.

    >>> plain("a *b* <c>")
    'a \\*b\\* \\<c\\>'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def plain_frame(text: str) -> str:
    r"""A line of an answer's frame; what it sets in bold keeps its weight.

    >>> plain_frame("**Domain 1** <b>")
    '**Domain 1** \\<b\\>'
    """
    return markdown_of(text, plain)
