"""Markdown: what pandoc makes of a Word file, a team's wiki page, a page with a table a domain."""

import textwrap
from itertools import zip_longest

from c_sheet import Sheet
from world import Item


def pandoc_export(sheet: Sheet) -> str:
    """Pandoc's manner: identifiers on headings, wide bullets, lines filled to 72, footnotes."""
    words, world = sheet.words, sheet.world

    def filled(text: str, first: str = "", rest: str = "") -> str:
        return textwrap.fill(
            text,
            72,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )

    lines = [f"# {world.dated(sheet.document_title)} {{#profile .unnumbered}}", ""]
    lines += [f"*{words.tool}*", ""]
    for heading, body in (
        (words.objective, [words.objective_text]),
        (words.introduction, sheet.introduction()),
    ):
        lines += [f"## {heading}", ""]
        for paragraph in body:
            lines += [filled(paragraph), ""]
    lines += [f"## {words.key_findings} {{#key-findings}}", ""]
    for block in world.blocks:
        lines += [f"### {sheet.domain(block.domain)} {{#domain-{block.domain}}}", ""]
        lines += [filled(f"*{sheet.passage(block.domain)}*"), ""]
        for label, items in sheet.sides(block):
            lines += [f"**{label}**", ""]
            for item in items:
                mark = f"[^{world.note_number(item)}]" if item.note else ""
                lines += [filled(item.text + mark, f"{sheet.bullet}   ", "    "), ""]
    lines += [f"## {words.annex}", "", filled(words.annex_text), ""]
    for number, note in enumerate(world.notes(), 1):
        lines += [filled(note, f"[^{number}]: ", "    "), ""]
    return "\n".join(lines)


def wiki_page(sheet: Sheet) -> str:
    """A team's wiki: front matter, a table of contents, a call-out, a table of facts."""
    words, world = sheet.words, sheet.world
    lines = ["---", f'title: "{sheet.document_title}"', f"year: {sheet.year}"]
    lines += [f"lang: {world.language}", "status: final", "---", ""]
    lines += [f"# {sheet.document_title} ({sheet.year})", "", f"## {words.contents}", ""]
    lines += [f"- [{sheet.domain(b.domain)}](#domain-{b.domain})" for b in world.blocks]
    lines += ["", f"> **{words.tool}**", ">", *(f"> {line}" for line in words.about), ""]
    lines += [f"| {words.context} | |", "| --- | ---: |"]
    lines += [f"| {name} | {value} |" for name, value in words.fact_rows]
    lines += ["", f"## {words.introduction}", ""]
    for paragraph in sheet.introduction():
        lines += [paragraph, ""]
    for block in world.blocks:
        lines += ["---", "", f"## {sheet.domain(block.domain)}", ""]
        for label, items in sheet.sides(block, colon=False):
            lines += [f"### {label}", ""]
            lines += [f"{sheet.bullet} {item.text}" for item in items]
            lines += [""]
    lines += [f"## {words.sources}", "", *(f"1. {line}" for line in words.sources_text), ""]
    return "\n".join(lines)


def tables_page(sheet: Sheet) -> str:
    """Under each domain a table: one side on the left, the other on the right."""
    words, world = sheet.words, sheet.world
    lines = [f"# {sheet.place} – {sheet.year}", "", f"_{words.tool}_", ""]
    lines += [f"## {words.introduction}", ""]
    for paragraph in sheet.introduction():
        lines += [paragraph, ""]
    lines += [f"## {words.key_findings}", ""]
    for block in world.blocks:
        left, right = world.sides
        lines += [f"### {sheet.domain(block.domain)}", ""]
        lines += [f"| {sheet.label(left, colon=False)} | {sheet.label(right, colon=False)} |"]
        lines += ["| :--- | :--- |"]
        for one, other in zip_longest(block.side(left), block.side(right)):
            lines += [f"| {_cell(one)} | {_cell(other)} |"]
        lines += [""]
    lines += [f"## {words.annex}", "", words.annex_text, ""]
    return "\n".join(lines)


def _cell(item: Item | None) -> str:
    return item.text if item else ""
