"""Plain texts: a message with the profile in its body, a copied portal page, a numbered report."""

import textwrap

from c_sheet import Sheet
from world import Item

HELLO = {
    "fr": (
        "De : Direction des études",
        "Envoyé : lundi 14 mars",
        "À : Groupe de travail",
        "Objet : ",
        "Chères et chers collègues,",
        "Vous trouverez ci-dessous le texte relu du profil. Merci de me signaler toute coquille"
        " avant la fin de la semaine.",
        "Bien cordialement,",
        "Claire",
    ),
    "ru": (
        "От: Отдел анализа",
        "Отправлено: понедельник, 14 марта",
        "Кому: Рабочая группа",
        "Тема: ",
        "Уважаемые коллеги!",
        "Ниже приведён выверенный текст профиля. Просьба сообщить о замеченных опечатках до конца"
        " недели.",
        "С уважением,",
        "Ольга",
    ),
}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def _filled(text: str, first: str, rest: str, width: int = 76) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def message(sheet: Sheet) -> str:
    """An e-mail: a greeting, the profile in hard-wrapped lines, a signature."""
    sender, sent, receiver, subject, greeting, opening, closing, name = HELLO[sheet.world.language]
    heading = sheet.world.dated(sheet.document_title)
    lines = [sender, sent, receiver, f"{subject}{heading}", "", greeting, ""]
    lines += [_filled(opening, "", ""), "", closing, name, "", "-" * 40, ""]
    lines += [heading.upper(), ""]
    for paragraph in sheet.introduction():
        lines += [_filled(paragraph, "", ""), ""]
    for block in sheet.world.blocks:
        title = sheet.domain(block.domain)
        lines += [title, "=" * len(title), ""]
        for label, items in sheet.sides(block):
            lines += [label, ""]
            for item in items:
                lines += [_filled(item.text, f"{sheet.bullet} ", "  ")]
            lines += [""]
    lines += ["-- ", name, sheet.words.tool, ""]
    return "\n".join(lines)


def copied_page(sheet: Sheet) -> str:
    """The text that a browser gives when the portal's page is marked and copied."""
    words, frame, world = sheet.words, sheet.frame, sheet.world
    lines = [*frame.nav, "", sheet.place, "", *frame.about, frame.click[1], ""]
    lines += [words.key_findings, words.key_findings, words.introduction, *sheet.introduction()]
    lines += ["", frame.click[0], ""]
    for block in world.blocks:
        title = sheet.domain(block.domain)
        lines += [words.key_findings, title, title, sheet.passage(block.domain), ""]
        for label, items in sheet.sides(block):
            lines += [f"{label} ", "", *(f"  {sheet.bullet} {item.text}" for item in items), ""]
    lines += [f"{sheet.year} {frame.months[1]}", sheet.document_title, "", *frame.footer, ""]
    return "\n".join(lines)


def numbered_report(sheet: Sheet) -> str:
    """A consultant's report in plain text: numbered sections, lettered sides, roman findings."""
    words = sheet.words
    lines = [f"{sheet.place.upper()} | {words.profile_word} {sheet.year}", sheet.cover, ""]
    lines += [words.contents.upper(), ""]
    sections = (words.objective, words.introduction, words.framework, words.key_findings)
    after = (words.covid, words.sources, words.annex)
    for number, section in enumerate((*sections, *after), 1):
        lines += [f"{number}. {section}".ljust(60, ".") + f" {2 * number}"]
    bodies = ([words.objective_text], sheet.introduction(), [words.framework_text])
    for number, (section, body) in enumerate(zip(sections, bodies, strict=False), 1):
        lines += ["", "", f"{number}. {section.upper()}", ""]
        lines += [_filled(paragraph, "", "") for paragraph in body]
    lines += ["", "", f"4. {words.key_findings.upper()}"]
    for block in sheet.world.blocks:
        lines += ["", f"4.{block.domain} {sheet.title(block.domain)}", ""]
        lines += [_filled(sheet.passage(block.domain), "", "")]
        for letter, (label, items) in zip("ab", sheet.sides(block, colon=False), strict=False):
            lines += ["", f"({letter}) {label}", ""]
            lines += [_roman(sheet, item, number) for number, item in enumerate(items)]
    lines += ["", "", f"5. {words.covid.upper()}", ""]
    lines += [_filled(line, "- ", "  ") for line in words.covid_text]
    lines += ["", "", f"6. {words.sources.upper()}", ""]
    lines += [_filled(line, "- ", "  ") for line in words.sources_text]
    lines += ["", "", f"7. {words.annex.upper()}", "", _filled(words.annex_text, "", ""), ""]
    return "\n".join(lines)


def _roman(sheet: Sheet, item: Item, number: int) -> str:
    sign = f"  ({ROMAN[number]})"
    return _filled(item.text, sign.ljust(8), " " * 8)
