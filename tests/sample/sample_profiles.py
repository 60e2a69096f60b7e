"""The first half of the invented sample: forty-eight profiles laid out as structure.md says.

Every finding is invented; the places are real. The layouts were written from the description of
real profiles alone, without a look at the parser.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from docx_layouts import draft_docx
from html_layouts import portal_html
from pdf_layouts import profile_pdf
from text_layouts import SUPERSCRIPTS, markdown_draft, portal_text
from truth import TrueFinding, Truth, write_manifest
from world import HEADINGS, World, invent

from mgi_rag.profiles.finding import Domain

LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar")
TEXT_BULLETS = ("  • ", "– ", "* ", "▪ ", "", "? ")
LEGACY_BULLETS = ("1. ", "• ", "a) ", "- ", "– ", "* ")
PDF_BULLETS = ("•", "▪", "–", "•", "●", "•")
SUFFIX = {"text": "txt", "markdown": "md", "html": "html", "pdf": "pdf", "docx": "docx"}


@dataclass(frozen=True)
class Recipe:
    """One kind of document, made once in each language."""

    layout: str
    form: str
    where: tuple[str, int]
    year: int
    variations: frozenset[str]


def _recipe(layout: str, form: str, where: tuple[str, int], year: int, *variations: str) -> Recipe:
    return Recipe(layout, form, where, year, frozenset(variations))


RECIPES = (
    _recipe("portal_text", "text", ("countries", 0), 2018, "wrong_number", "bom", "crlf"),
    _recipe(
        "portal_text_saved", "text", ("countries", 1), 2017, "navigation", "wrapped", "legacy",
        "footnotes", "empty_list",
    ),
    _recipe("portal_html", "html", ("countries", 0), 2022, "second", "nbsp", "paragraphs"),
    _recipe("city_html", "html", ("localities", 0), 2021, "legacy", "footnotes", "missing_domain"),
    _recipe("national_pdf", "pdf", ("countries", 2), 2020, "hyphenation", "ligatures", "footnotes"),
    _recipe("local_pdf", "pdf", ("localities", 1), 2019, "empty_list", "hyphenation", "nbsp"),
    _recipe("word_draft", "docx", ("countries", 3), 2023, "footnotes", "missing_domain"),
    _recipe("markdown_draft", "markdown", ("countries", 4), 2020, "wrapped", "footnotes"),
)  # fmt: skip


def sample_documents(folder: Path, seed: int = 0) -> list[Truth]:
    """Writes the documents, their sidecars and `manifest-a.json` into the folder.

    Args:
        folder: where they go; made when it is not there.
        seed: another seed draws other findings; layouts and places stay.

    Returns:
        What each document says, in the order of their names' making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    truths = [
        _document(folder, language, number, recipe, seed)
        for language in LANGUAGES
        for number, recipe in enumerate(RECIPES)
    ]
    write_manifest(folder, "a", truths)
    return truths


def _document(folder: Path, language: str, number: int, recipe: Recipe, seed: int) -> Truth:
    turn = LANGUAGES.index(language)
    variations = recipe.variations - _impossible(language, recipe.form)
    seeded = f"a-{seed}-{language}-{number}"
    invented = invent(language, recipe.where, recipe.year, variations, seeded)
    world = replace(
        invented,
        frame_language=_frame(language, recipe),
        title_set=(turn + number) % 2,
        polarity_set=(turn + number // 2) % 2,
        heading=HEADINGS[(turn + 2 * number) % len(HEADINGS)],
    )
    content, mark = _laid_out(world, recipe, turn)
    name = f"{language}-{number}-{recipe.layout}.{SUFFIX[recipe.form]}"
    (folder / name).write_bytes(content)
    write_sidecar(folder / name, world)
    return truth_of(name, recipe.form, recipe.layout, world, mark)


def _impossible(language: str, form: str) -> frozenset[str]:
    """The oddities that a script does not allow in a form."""
    if form != "pdf":
        return frozenset()
    if language == "ar":
        # Readers disagree on where a raised mark stands on a line that runs from right to left.
        return frozenset({"footnotes", "hyphenation", "ligatures"})
    return frozenset({"ligatures"}) if language == "ru" else frozenset()


def _frame(language: str, recipe: Recipe) -> str:
    """Pages whose frame speaks another language than their findings, as the portal has them."""
    if recipe.layout == "portal_text":
        return {"en": "fr", "pt": "en"}.get(language, language)
    return language


def _laid_out(world: World, recipe: Recipe, turn: int) -> tuple[bytes, tuple[str, str]]:
    """The bytes of a document, and what stands before and after the number of a footnote."""
    if recipe.form == "pdf":
        return profile_pdf(world, PDF_BULLETS[turn]), ("", "")
    if recipe.form == "docx":
        return draft_docx(world, ("List Bullet", "List Number")[turn % 2]), ("", "")
    if recipe.form == "markdown":
        return encoded(markdown_draft(world, ("- ", "* ", "1. ")[turn % 3]), world), ("[^", "]")
    if recipe.form == "html":
        return encoded(portal_html(world), world), ("", "")
    bullets = LEGACY_BULLETS if "legacy" in world.variations else TEXT_BULLETS
    return encoded(portal_text(world, bullets[turn]), world), ("sup", "")


def encoded(text: str, world: World) -> bytes:
    """The text as a file holds it: encoding, byte-order mark, line ends."""
    charset = world.charset
    if charset != "utf-8":
        # Old encodings have no superscripts but ¹²³, and the Cyrillic and Arabic ones none.
        for number, sign in enumerate(SUPERSCRIPTS):
            if sign not in "¹²³" or charset != "cp1252":
                text = text.replace(sign, f"[{number}]")
    if "crlf" in world.variations:
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if "bom" in world.variations else ""
    return (mark + text).encode(charset, errors="strict")


def write_sidecar(path: Path, world: World, year: bool = False) -> None:
    """Writes `NAME.meta.json` for a locality, or where the document itself has no year."""
    meta: dict[str, str | int] = {}
    if world.place.locality:
        meta = {"iso3": world.place.iso3, "locality": world.place.locality}
    if year:
        meta["year"] = world.year
    if meta:
        sidecar = path.with_name(f"{path.name}.meta.json")
        sidecar.write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")


def truth_of(
    name: str,
    form: str,
    layout: str,
    world: World,
    mark: tuple[str, str],
    by_side: bool = False,
) -> Truth:
    """What a document says, in its own order."""

    def printed(number: int) -> str:
        if not number:
            return ""
        if mark[0] != "sup":
            return f"{mark[0]}{number}{mark[1]}"
        plain = world.charset not in {"utf-8", "cp1252"}
        return f"[{number}]" if plain else SUPERSCRIPTS[number]

    findings = tuple(
        TrueFinding(Domain(domain), polarity, item.text, printed(world.note_number(item)))
        for domain, polarity, item in world.in_order(by_side)
    )
    own = world.words
    hidden = {"wrong_number"} if world.heading == "title" else set()
    return Truth(
        name,
        form,
        world.language,
        layout,
        world.profile_id,
        findings,
        own.titles_attested[world.title_set],
        own.polarity_attested[world.polarity_set],
        tuple(sorted(world.variations - hidden)),
    )
