"""National and local PDFs: cover, contents, sections, two columns of findings, sources, annex."""

from collections.abc import Callable
from functools import partial

from pdf_page import Sheet, Style
from world import World

from mgi_rag.profiles.finding import Polarity

COVER = Style(size=20, bold=True, before=14)
SPACED = Style(size=13, bold=True, before=10, spacing=5.0)
TITLE = Style(size=17, bold=True, before=6, spacing=2.5, keep=60)
HEADING = Style(size=11.5, bold=True, before=12, keep=70)
LABEL = Style(size=9.5, bold=True, before=8, keep=45)
BODY = Style()
LIST = Style(indent=12)


def profile_pdf(world: World, bullet: str) -> bytes:
    """The PDF of a profile; a locality gets its context and COVID sections."""
    # Once to learn on which pages the sections begin, once more to print them in the contents.
    pages: dict[str, int] = {}
    _set(world, bullet, pages)
    return _set(world, bullet, pages)


def _set(world: World, bullet: str, pages: dict[str, int]) -> bytes:
    sheet = Sheet(
        world.language,
        hyphenate="hyphenation" in world.variations,
        ligatures="ligatures" in world.variations,
    )
    own = world.words
    _front(sheet, world, pages)
    for title, fill in _sections(world, bullet):
        sheet.page(2 if title in {own.key_findings, own.sources} else 1)
        pages[title] = sheet.number
        sheet.put(title if sheet.rtl else title.upper(), _spaced(world, TITLE))
        fill(sheet)
    return sheet.save()


def _spaced(world: World, style: Style) -> Style:
    """Letter-spaced titles; joined Arabic letters cannot be spaced."""
    return Style(style.size, style.bold, style.before) if world.language == "ar" else style


def _front(sheet: Sheet, world: World, pages: dict[str, int]) -> None:
    """Cover, legal page and contents."""
    own = world.words
    cover = own.cover_local if world.place.is_locality else own.cover
    name = world.place_name if world.place.is_locality else world.place_name.upper()
    sheet.put(f"{name} | {own.profile_word} {world.year}", COVER)
    sheet.put(cover, _spaced(world, SPACED))
    sheet.page()
    for line in own.legal:
        sheet.put(line, BODY)
    sheet.put(f"© IOM {world.year}", BODY)
    sheet.head = f"{cover} | {world.place_name}"
    sheet.page()
    sheet.put(own.contents.upper(), _spaced(world, TITLE))
    for title, number in pages.items():
        sheet.put(f"{title.upper()} // {number}", BODY)


def _sections(world: World, bullet: str) -> list[tuple[str, Callable[[Sheet], None]]]:
    """Titles in the order printed, each with what fills its pages."""
    own = world.words

    def prose(*texts: str) -> Callable[[Sheet], None]:
        return partial(_paragraphs, texts=texts, style=BODY, bullet="")

    def listed(texts: list[str]) -> Callable[[Sheet], None]:
        return partial(_paragraphs, texts=tuple(texts), style=LIST, bullet=bullet)

    sections = [
        (own.objective, prose(own.objective_text)),
        (own.introduction, prose(*world.introduction())),
        (own.framework, prose(own.framework_text)),
    ]
    if world.place.is_locality:
        sections.append((own.context, prose(*own.context_text)))
    sections.append((own.key_findings, lambda sheet: _findings(sheet, world, bullet)))
    if world.place.is_locality:
        sections.append((own.covid, listed(own.covid_text)))
    sections.append((own.sources, listed(own.sources_text)))
    sections.append((own.annex, prose(own.annex_text)))
    return sections


def _paragraphs(sheet: Sheet, texts: tuple[str, ...], style: Style, bullet: str) -> None:
    for text in texts:
        sheet.put(text, style, bullet)


def _findings(sheet: Sheet, world: World, bullet: str) -> None:
    for block in world.blocks:
        sheet.put(world.domain_heading(block.domain), HEADING)
        sheet.put(world.passage(block.domain, local=world.place.is_locality), BODY)
        for polarity in Polarity:
            sheet.put(world.label(polarity), LABEL)
            for item in block.side(polarity):
                number = world.note_number(item)
                mark = str(number) if number else ""
                sheet.put(item.text, LIST, bullet, mark, item.note)
