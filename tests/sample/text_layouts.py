"""Plain text and Markdown as structure.md describes them: a saved portal page, a draft."""

import textwrap

from world import Item, World

from mgi_rag.profiles.finding import Polarity

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def bulleted(bullet: str, items: list[str], width: int = 0) -> list[str]:
    """Lines of a list.

    Args:
        bullet: `1.` and `a)` count on; anything else repeats; empty stands for none.
        items: the texts.
        width: where lines break, in characters; 0 leaves each item on one line.
    """
    lines = []
    for number, item in enumerate(items):
        mark = bullet.replace("1", str(number + 1)).replace("a)", f"{chr(97 + number)})")
        text = f"{mark}{item}"
        if width:
            lines += textwrap.wrap(
                text,
                width,
                subsequent_indent=" " * max(len(mark), 2),
                break_on_hyphens=False,
                break_long_words=False,
                drop_whitespace=True,
            )
        else:
            lines.append(text)
    return lines


def marked(world: World, item: Item) -> str:
    """The finding with its footnote mark in superscript."""
    number = world.note_number(item)
    return item.text + (SUPERSCRIPTS[number] if number else "")


def portal_text(world: World, bullet: str) -> str:
    """A saved portal page: frame, doubled headings, domain blocks, date line, title at the end."""
    frame, own = world.frame, world.words
    local = world.place.is_locality
    lines = []
    if "navigation" in world.variations:
        lines += [" | ".join(frame.nav[:3]), *frame.nav[3:], ""]
    lines += [frame.tool, frame.tool, "", frame.about[0], "", frame.click[0], ""]
    lines += [frame.about[1], "", frame.click[1], ""]
    for domain in range(1, 7):
        title = frame.titles[0][domain - 1]
        lines += [title, title, "", world.passage(domain), ""]
        lines += [world.passage(domain, local=True), ""]
    lines += [own.key_findings, own.introduction, ""]
    for paragraph in world.introduction():
        lines += [paragraph, ""]
    width = 78 if "wrapped" in world.variations else 0
    for block in world.blocks:
        lines += [own.key_findings, world.domain_heading(block.domain), ""]
        for polarity in Polarity:
            space = " " if polarity is Polarity.GAP else ""
            lines += [world.label(polarity) + space, ""]
            texts = [marked(world, item) for item in block.side(polarity)]
            lines += [*bulleted(bullet, texts, width), ""]
    for number, note in enumerate(world.notes(), 1):
        lines.append(f"{SUPERSCRIPTS[number]} {note}")
    lines += ["", f"{world.year} {frame.months[0]}", "", portal_title(world), ""]
    if "navigation" in world.variations:
        lines += frame.footer
    return "\n".join(lines).replace("\n\n\n", "\n\n") + ("" if local else "\n")


def portal_title(world: World) -> str:
    """The title of the profile as the portal prints it, with the round when it is the second."""
    title = world.words.title.format(place=world.place_name)
    return f"{title} – {world.words.second}" if "second" in world.variations else title


def markdown_draft(world: World, bullet: str) -> str:
    """A draft in Markdown: headings by level, lists, a table of facts, footnotes."""
    own = world.words
    lines = [f"# {portal_title(world)} ({world.year})", "", f"**{own.tool}**", ""]
    lines += [f"## {own.introduction}", ""]
    for paragraph in world.introduction():
        lines += [*textwrap.wrap(paragraph, 90), ""]
    lines += [f"## {own.context}", "", *own.context_text, ""]
    lines += [f"| {own.context} | {world.year} |", "| --- | ---: |"]
    lines += [f"| {name} | {value} |" for name, value in own.fact_rows]
    lines += ["", f"## {own.key_findings}", ""]
    for block in world.blocks:
        lines += [f"### {world.domain_heading(block.domain)}", ""]
        lines += [f"*{world.passage(block.domain)}*", ""]
        for polarity in Polarity:
            lines += [f"#### {world.label(polarity, colon=False)}", ""]
            texts = [_markdown(world, item) for item in block.side(polarity)]
            lines += [*bulleted(bullet, texts, 90 if "wrapped" in world.variations else 0), ""]
    lines += [f"## {own.sources}", "", *bulleted("- ", own.sources_text), ""]
    lines += [f"[^{number}]: {note}" for number, note in enumerate(world.notes(), 1)]
    return "\n".join(lines) + "\n"


def _markdown(world: World, item: Item) -> str:
    number = world.note_number(item)
    return item.text + (f"[^{number}]" if number else "")
