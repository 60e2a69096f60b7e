"""Text from profiles and questions, made inert for Streamlit's Markdown."""

import re
from typing import Final

# Everything that Markdown, its maths, its colours and its icons could take for an order.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/])")


def inert(text: str) -> str:
    r"""The text with every character that Markdown understands escaped.

    >>> inert("[a](http://b)")
    '\\[a\\]\\(http\\:\\/\\/b\\)'
    """
    return _MARKUP.sub(r"\\\1", text)
