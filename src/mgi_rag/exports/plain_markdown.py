"""Text made safe for a Markdown document."""

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def plain(text: str) -> str:
    r"""A text that Markdown shows as it is, on one line.

    >>> plain("a *b* <c>")
    'a \\*b\\* \\<c\\>'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def plain_frame(text: str) -> str:
    r"""A line of an answer's frame; a heading (`**...**`) keeps its weight.

    >>> plain_frame("**Domain 1**")
    '**Domain 1**'
    """
    bold = text.startswith("**") and text.endswith("**") and len(text) > 4
    return f"**{plain(text[2:-2])}**" if bold else plain(text)
