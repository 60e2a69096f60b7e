"""What a line of an answer's frame sets in bold (`**...**`), for every form that shows it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A part of a line."""

    text: str
    is_bold: bool


def runs(line: str) -> tuple[Run, ...]:
    """The parts of a line in order; marks of bold that do not pair are text.

    >>> [(run.text, run.is_bold) for run in runs("**Gap**, domain 6")]
    [('Gap', True), (', domain 6', False)]
    """
    parts = line.split("**")
    if len(parts) % 2 == 0 or not all(part.strip() for part in parts[1::2]):
        return (Run(line, is_bold=False),)
    return tuple(Run(part, bool(number % 2)) for number, part in enumerate(parts) if part)


def markdown_of(line: str, escape: Callable[[str], str]) -> str:
    """A line as Markdown whose bold is kept and whose text `escape` makes inert.

    >>> markdown_of("**Gap** in 5 < 6", lambda text: text.replace("<", "&lt;"))
    '**Gap** in 5 &lt; 6'
    """
    made = []
    for run in runs(line):
        text = escape(run.text)
        if run.is_bold:
            made.append(f"**{text}**")
            continue
        # White space beside the bold belongs to the line, not to what is escaped.
        lead = " " if made and run.text[:1].isspace() else ""
        trail = " " if run.text[-1:].isspace() and run.text.strip() else ""
        made.append(f"{lead}{text.strip()}{trail}")
    return "".join(made).rstrip()


def heading_of(line: str) -> str | None:
    """What a line that is bold from end to end heads a section with; None for any other line.

    >>> heading_of("**Domain 1**"), heading_of("**Gaps**: 3")
    ('Domain 1', None)
    """
    parts = runs(line)
    return parts[0].text if len(parts) == 1 and parts[0].is_bold else None
