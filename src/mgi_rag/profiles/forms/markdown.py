"""Markdown, through markdown-it-py: headings and list items are known by their markup."""

import re
from typing import Final

from mgi_rag.profiles.forms.text import decoded
from mgi_rag.profiles.forms.text import recognises as is_text
from mgi_rag.profiles.reading import Line

_HEADING: Final = re.compile(rb"(?m)^#{1,6}[ \t]+\S")


def recognises(content: bytes) -> bool:
    """Whether the bytes are text with a Markdown heading in it."""
    return _HEADING.search(content) is not None and is_text(content)


def read(content: bytes) -> list[Line]:
    """One Line a heading, list item or paragraph, located by its first line in the file."""
    # Imported here: only Markdown documents need the parser.
    from markdown_it import MarkdownIt

    lines: list[Line] = []
    inside: list[str] = []
    for token in (
        MarkdownIt("commonmark").disable(["html_block", "html_inline"]).parse(decoded(content))
    ):
        if token.nesting == 1:
            inside.append(token.type)
        elif token.nesting == -1:
            inside.pop()
        elif token.content.strip():
            start = token.map[0] + 1 if token.map else 1
            parts = [child.content or "\n" for child in token.children or ()]
            text = "".join(parts) if token.type == "inline" else token.content
            lines.append(
                Line(
                    text=" ".join(text.split("\n")).strip(" "),
                    locator=f"line {start}",
                    is_heading="heading_open" in inside,
                    is_item="list_item_open" in inside,
                    is_blank_before=True,
                )
            )
    return lines
