"""Plain text and Markdown laid out by another mind: underlined headings, numbers, tables."""

import textwrap

from world import World


def report_text(world: World) -> str:
    """A plain report: spaced title, underlined headings, findings numbered `1.1`, sources first.

    The document has no year of its own: a sidecar gives it.
    """
    own = world.words
    spaced = own.cover if world.language == "ar" else " ".join(own.cover.replace(" ", ""))
    lines = [spaced, "", own.title.format(place=world.place_name), ""]
    lines += [*_underlined(own.annex, "="), own.annex_text, ""]
    lines += [*_underlined(own.introduction, "=")]
    for paragraph in world.introduction():
        lines += [*textwrap.wrap(paragraph, 72), ""]
    lines += [*_underlined(own.key_findings, "=")]
    for block in world.blocks:
        lines += ["", *_underlined(world.domain_heading(block.domain), "-"), ""]
        for polarity in world.sides:
            lines += [f"[{world.label(polarity, colon=False).upper()}]", ""]
            for number, item in enumerate(block.side(polarity), 1):
                lead = f"{block.domain}.{number} "
                lines += textwrap.wrap(
                    lead + item.text, 72, subsequent_indent="    ", break_on_hyphens=False
                )
                lines.append("")
    lines += [*_underlined(own.context, "="), *own.context_text]
    return "\n".join(lines) + "\n"


def _underlined(text: str, sign: str) -> list[str]:
    return [text, sign * len(text)]


def report_markdown(world: World) -> str:
    """A Markdown report whose findings stand in a table of two columns under each domain."""
    own = world.words
    lines = [world.dated(f"{own.tool}: {world.place_name}"), "=" * 30, ""]
    lines += [own.context, "-" * 20, "", *own.context_text, ""]
    lines += [own.key_findings, "-" * 20, ""]
    for block in world.blocks:
        lines += [f"**{world.domain_heading(block.domain)}**", ""]
        labels = [world.label(polarity, colon=False) for polarity in world.sides]
        lines += [f"| {labels[0]} | {labels[1]} |", "|---|---|"]
        left, right = ([item.text for item in block.side(polarity)] for polarity in world.sides)
        for row in range(max(len(left), len(right))):
            cells = [side[row] if row < len(side) else "" for side in (left, right)]
            lines.append(f"| {cells[0]} | {cells[1]} |")
        lines.append("")
    lines += [own.annex, "-" * 20, "", own.annex_text]
    return "\n".join(lines) + "\n"
