"""The second half of the invented sample: thirty-six profiles laid out by another mind.

Every finding is invented; the places are real. Parts stand in another order, findings in tables,
blocks, definition lists, text boxes, or one side after the other; labels are chiefly our own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from other_docx import boxes_docx, manual_docx, table_docx
from other_html import div_html, dl_html, table_html
from other_pdf import pairs_pdf, sides_pdf
from other_text import report_markdown, report_text
from sample_profiles import LANGUAGES, SUFFIX, encoded, truth_of, write_sidecar
from truth import Truth, write_manifest
from world import World, invent


@dataclass(frozen=True)
class Layout:
    """One way to lay a profile out."""

    name: str
    form: str
    make: Callable[[World], bytes | str]
    variations: frozenset[str] = frozenset()
    by_side: bool = False
    """Whether all findings of one side come before all of the other."""
    year_in_sidecar: bool = False


SLOTS: tuple[tuple[tuple[str, int], int, Layout, Layout], ...] = (
    (
        ("countries", 5),
        2019,
        Layout("sides_pdf", "pdf", sides_pdf, frozenset({"subheadings"}), by_side=True),
        Layout("pairs_pdf", "pdf", pairs_pdf),
    ),
    (
        ("countries", 6),
        2020,
        Layout("cells_docx", "docx", lambda world: table_docx(world, one_row=True)),
        Layout("rows_docx", "docx", lambda world: table_docx(world, one_row=False)),
    ),
    (
        ("localities", 2),
        2022,
        Layout(
            "manual_docx",
            "docx",
            lambda world: manual_docx(world, "1)" if world.language == "es" else "-"),
            frozenset({"gaps_first"}),
        ),
        Layout("boxes_docx", "docx", boxes_docx),
    ),
    (
        ("countries", 7),
        2021,
        Layout("div_html", "html", div_html, frozenset({"gaps_first"})),
        Layout("dl_html", "html", dl_html, frozenset({"missing_domain"})),
    ),
    (
        ("countries", 8),
        2018,
        Layout("table_html", "html", table_html, frozenset({"empty_list"})),
        Layout("table_html", "html", table_html, frozenset({"wrong_number"})),
    ),
    (
        ("countries", 3),
        2019,
        Layout(
            "report_text",
            "text",
            report_text,
            frozenset({"gaps_first", "crlf"}),
            year_in_sidecar=True,
        ),
        Layout("report_markdown", "markdown", report_markdown, frozenset({"bom"})),
    ),
)
"""For each slot: place, year, the layout of the odd languages and that of the even ones."""

HEADINGS = ("colon", "title", "upper", "dot", "numbered", "bare")


def more_documents(folder: Path, seed: int = 0) -> list[Truth]:
    """Writes the documents, their sidecars and `manifest-b.json` into the folder.

    Args:
        folder: where they go; made when it is not there.
        seed: another seed draws other findings; layouts and places stay.

    Returns:
        What each document says, in the order of their making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    truths = []
    for turn, language in enumerate(LANGUAGES):
        for number, (where, year, odd, even) in enumerate(SLOTS):
            # Which layout a language gets turns with the slot, so that each meets both kinds.
            layout = (odd, even)[(turn + number) % 2]
            seeded = f"b-{seed}-{language}-{number}"
            world = replace(
                invent(language, where, year, layout.variations, seeded),
                title_set=1 + (turn + number) % 2,
                polarity_set=2 + (turn + number // 2) % 2,
                heading=HEADINGS[(turn + number) % len(HEADINGS)],
            )
            truths.append(_written(folder, f"{language}-b{number}-{layout.name}", layout, world))
    write_manifest(folder, "b", truths)
    return truths


def _written(folder: Path, stem: str, layout: Layout, world: World) -> Truth:
    made = layout.make(world)
    name = f"{stem}.{SUFFIX[layout.form]}"
    content = encoded(made, world) if isinstance(made, str) else made
    (folder / name).write_bytes(content)
    write_sidecar(folder / name, world, year=layout.year_in_sidecar)
    return truth_of(name, layout.form, layout.name, world, ("", ""), layout.by_side)
