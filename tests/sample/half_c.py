"""The third half of the invented sample: thirty profiles made from the description alone.

Every finding is invented; the places are real. A form and a language meet once. Where a wording is
attested for a language it is used as it stands, except in the documents that word everything in
their own way. Nobody who wrote this had looked at the parser or at the layouts it was tuned on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from c_docx import bold_draft, matrix_report, styled_draft, tables_report
from c_html import broken_lines_page, ministry_page, portal_page, word_page
from c_markdown import pandoc_export, tables_page, wiki_page
from c_pdf import boxes_report, city_report, national_report
from c_sheet import Labels, Sheet, Titles
from c_text import copied_page, message, numbered_report
from sample_profiles import SUFFIX, encoded, truth_of, write_sidecar
from truth import Truth, write_manifest
from words import words
from world import invent

COLON = "{word} {number}: {title}"
DOT = "{word} {number}. {title}"
BARE = "{title}"
NUMBERED = "{number}. {title}"
DASH = "{word} {number} – {title}"
SHOUTED = "{upper} {number}: {title}"

SEED_TITLES = Titles(
    (
        "Adherence to international standards and fulfilment of migrants' rights",
        "Whole of government approach",
        "Partnerships",
        "Well-being of migrants",
        "Mobility dimensions of crises",
        "Safe, orderly and regular migration",
    ),
    attested=True,
)
LONG_TITLES = Titles(
    (
        "Adherence to international standards and fulfillment of migrants' rights",
        "“Whole of government” approach to migration policies",
        "Engagement with partners to address migration-related issues",
        "Advancement of the socio-economic well-being of migrants and society",
        "Mobility dimensions of crises",
        "Safe, orderly and regular migration",
    ),
    attested=True,
)
PILOT_TITLES = Titles(
    (
        "Migrants' rights",
        "Whole of government approach",
        "Partnerships",
        "Socioeconomic well-being of migrants",
        "Mobility dimension of crises",
        "Safe, orderly and regular migration",
    ),
    attested=True,
)
FRENCH_TITLES = Titles(
    (
        "Droits des migrants",
        "Approche associant l'ensemble du gouvernement",
        "Partenariats",
        "Bien-être des migrants",
        "Aspects d'une crise relatifs à la mobilité",
        "Migrations sûres, ordonnées et régulières",
    ),
    attested=True,
)
PORTUGUESE_TITLES = Titles(
    (
        "Garantia dos direitos dos migrantes",
        "Formulação das políticas usando evidências e uma abordagem integrada de governo",
        "Criação de parcerias",
        "Melhoria do bem-estar socioeconómico dos migrantes e da sociedade",
        "Dimensões de mobilidade em situação de crise",
        "Migração segura, ordenada e regular",
    ),
    attested=True,
)
OWN_ENGLISH = Titles(
    (
        "Rights of migrants and international standards",
        "Policy coherence across government",
        "Working in partnership",
        "Social and economic well-being of migrants",
        "Migration in times of crisis",
        "Safe, orderly and regular migration",
    )
)
OWN_FRENCH = Titles(
    (
        "Respect des droits des personnes migrantes",
        "Cohérence de l'action gouvernementale",
        "Coopération et partenariats",
        "Bien-être socioéconomique des personnes migrantes",
        "Mobilité humaine en temps de crise",
        "Des migrations sûres, ordonnées et régulières",
    )
)
OWN_SPANISH = Titles(
    (
        "Derechos de las personas migrantes",
        "Coherencia de la acción de gobierno",
        "Trabajo conjunto con socios",
        "Bienestar social y económico de la población migrante",
        "Movilidad en contextos de crisis",
        "Migración segura, ordenada y regular",
    )
)
OWN_PORTUGUESE = Titles(
    (
        "Direitos das pessoas migrantes",
        "Coerência da ação governativa",
        "Parcerias e cooperação",
        "Bem-estar social e económico das pessoas migrantes",
        "Mobilidade em contextos de crise",
        "Migração segura, ordenada e regular",
    )
)
OWN_RUSSIAN = Titles(
    (
        "Защита прав мигрантов",
        "Согласованность действий органов власти",
        "Сотрудничество с партнёрами",
        "Социальное и экономическое положение мигрантов",
        "Миграция в условиях кризиса",
        "Безопасная, упорядоченная и законная миграция",
    )
)
OWN_ARABIC = Titles(
    (
        "حماية حقوق المهاجرين",
        "تنسيق السياسات بين الجهات الحكومية",
        "التعاون مع الشركاء",
        "الأوضاع الاجتماعية والاقتصادية للمهاجرين",
        "الهجرة في أوقات الأزمات",
        "هجرة آمنة ومنظمة وقانونية",
    )
)


@dataclass(frozen=True)
class Plan:
    """One document: what it is about, how it is worded, which layout prints it."""

    language: str
    form: str
    make: Callable[[Sheet], bytes | str]
    where: tuple[str, int]
    year: int
    titles: Titles | int
    """The titles, or the number of a set of the pool where none is attested."""
    labels: Labels | int
    heading: str = COLON
    bullet: str = "•"
    variations: frozenset[str] = frozenset()
    frame: str = ""
    """The language of the page around the findings, where it is another."""


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


WELL = "Migration Governance: examples of well-developed areas"
POTENTIAL = "Areas with potential for further development"

PLANS = (
    Plan("en", "html", portal_page, ("countries", 1), 2018, SEED_TITLES,
         Labels(WELL, POTENTIAL, True), variations=_of("wrong_number"), frame="fr"),
    Plan("pt", "html", portal_page, ("countries", 1), 2022, PORTUGUESE_TITLES,
         Labels("Áreas bem desenvolvidas", "Áreas com potencial para maior desenvolvimento", True),
         DASH, frame="en"),
    Plan("fr", "html", ministry_page, ("countries", 2), 2021, OWN_FRENCH,
         Labels("Ce qui fonctionne bien", "Pistes d'amélioration")),
    Plan("ar", "html", ministry_page, ("countries", 2), 2020, 0,
         Labels("الممارسات الجيدة", "المجالات التي تحتاج إلى المزيد من التطور", True)),
    Plan("es", "html", word_page, ("countries", 3), 2019, OWN_SPANISH,
         Labels("Logros", "Desafíos pendientes"), DOT),
    Plan("ru", "html", broken_lines_page, ("countries", 2), 2017, 0, 0, NUMBERED, "—",
         _of("legacy")),
    Plan("en", "pdf", national_report, ("countries", 5), 2020, LONG_TITLES,
         Labels("Well-developed areas", POTENTIAL, True)),
    Plan("es", "pdf", national_report, ("countries", 6), 2021, 0,
         Labels("Buenas prácticas", "Áreas con potencial desarrollo", True), DOT, "▪"),
    Plan("fr", "pdf", city_report, ("localities", 0), 2019, FRENCH_TITLES,
         Labels("Bonnes pratiques", "Aspects qui pourraient être renforcés", True), NUMBERED, "–",
         _of("empty_list")),
    Plan("ar", "pdf", city_report, ("localities", 1), 2022, 1,
         Labels("الممارسات الجيدة", "المجالات التي تحتاج إلى المزيد من التطور", True)),
    Plan("pt", "pdf", boxes_report, ("countries", 3), 2020, OWN_PORTUGUESE,
         Labels("Aspetos positivos", "Aspetos a melhorar"), BARE),
    Plan("ru", "pdf", boxes_report, ("countries", 3), 2019, 1, 1, NUMBERED, "●"),
    Plan("es", "docx", styled_draft, ("localities", 1), 2023, 1,
         Labels("Prácticas óptimas", "Esferas en las que cabe seguir trabajando", True), COLON,
         "List Bullet"),
    Plan("ru", "docx", styled_draft, ("countries", 5), 2021, OWN_RUSSIAN,
         Labels("Достижения", "Направления для совершенствования"), DOT, "List Number"),
    Plan("en", "docx", bold_draft, ("countries", 7), 2019, OWN_ENGLISH,
         Labels("What works well", "Where there is room for improvement"), NUMBERED, "-"),
    Plan("ar", "docx", bold_draft, ("countries", 6), 2021, OWN_ARABIC,
         Labels("جوانب القوة", "جوانب تحتاج إلى تحسين"), COLON, "–"),
    Plan("fr", "docx", tables_report, ("countries", 3), 2018, FRENCH_TITLES,
         Labels("Bonnes pratiques", "Lacunes", True), COLON, variations=_of("missing_domain")),
    Plan("pt", "docx", matrix_report, ("countries", 5), 2022, 0,
         Labels("Áreas bem desenvolvidas", "Áreas com potencial para o futuro desenvolvimento",
                True), NUMBERED),
    Plan("fr", "text", message, ("countries", 5), 2021, 1,
         Labels("Bonnes pratiques", "Lacunes", True), DASH, "-", _of("crlf")),
    Plan("ru", "text", message, ("countries", 7), 2022, OWN_RUSSIAN,
         Labels("Что уже хорошо работает", "Что предстоит улучшить"), NUMBERED, "*",
         _of("legacy")),
    Plan("pt", "text", copied_page, ("countries", 0), 2019, PORTUGUESE_TITLES,
         Labels("Áreas bem desenvolvidas", "Setores para apostas futuras", True), BARE,
         variations=_of("bom")),
    Plan("ar", "text", copied_page, ("countries", 3), 2018, 0,
         Labels("الممارسات الجيدة", "المجالات التي تحتاج إلى المزيد من التطور", True), COLON, "-"),
    Plan("en", "text", numbered_report, ("countries", 3), 2021, PILOT_TITLES,
         Labels("Well-governed areas", "Areas for improvement", True)),
    Plan("es", "text", numbered_report, ("countries", 5), 2020, OWN_SPANISH,
         Labels("Aspectos más sólidos", "Aspectos por mejorar"), variations=_of("gaps_first")),
    Plan("en", "markdown", pandoc_export, ("countries", 4), 2022, SEED_TITLES,
         Labels("Good practices", "Challenges", True), SHOUTED, "-", _of("footnotes")),
    Plan("pt", "markdown", pandoc_export, ("localities", 0), 2021, 1,
         Labels("Áreas bem desenvolvidas", "Oportunidades de desenvolvimento", True), COLON, "*"),
    Plan("fr", "markdown", wiki_page, ("countries", 7), 2022, OWN_FRENCH,
         Labels("Acquis", "Marges de progression"), NUMBERED, "-"),
    Plan("ru", "markdown", wiki_page, ("countries", 8), 2020, 2, 2, COLON, "+"),
    Plan("es", "markdown", tables_page, ("countries", 7), 2018, 2,
         Labels("Buenas prácticas", "Esferas en las que cabe seguir trabajando", True), BARE),
    Plan("ar", "markdown", tables_page, ("countries", 8), 2019, OWN_ARABIC,
         Labels("ما تحقق من إنجازات", "ما يمكن تحسينه"), COLON),
)  # fmt: skip


def documents(folder: Path, seed: int = 0) -> list[Truth]:
    """Writes the documents, their sidecars and `manifest-c.json` into the folder.

    Args:
        folder: where they go; made when it is not there.
        seed: another seed draws other findings; layouts, wordings and places stay.

    Returns:
        What each document says, in the order of their making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    truths = [_written(folder, plan, seed) for plan in PLANS]
    write_manifest(folder, "c", truths)
    return truths


def _written(folder: Path, plan: Plan, seed: int) -> Truth:
    layout = plan.make.__name__
    seeded = f"c-{seed}-{plan.language}-{plan.form}"
    world = replace(
        invent(plan.language, plan.where, plan.year, plan.variations, seeded),
        frame_language=plan.frame or plan.language,
    )
    own = words(plan.language)
    titles, labels = plan.titles, plan.labels
    if isinstance(titles, int):
        titles = Titles(tuple(own.titles[titles]), own.titles_attested[titles])
    if isinstance(labels, int):
        labels = Labels(*own.polarity[labels], own.polarity_attested[labels])
    made = plan.make(Sheet(world, titles, labels, plan.heading, plan.bullet))
    name = f"{plan.language}-c-{layout}.{SUFFIX[plan.form]}"
    content = encoded(made, world) if isinstance(made, str) else made
    (folder / name).write_bytes(content)
    write_sidecar(folder / name, world)
    mark = ("[^", "]") if plan.form == "markdown" else ("", "")
    truth = truth_of(name, plan.form, layout, world, mark)
    return replace(truth, titles_attested=titles.attested, polarity_attested=labels.attested)
