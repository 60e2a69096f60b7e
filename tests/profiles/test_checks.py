"""What a careful editor would remark on invented findings, and what passes without remark."""

import pytest

from mgi_rag.places.place import Place
from mgi_rag.profiles.checks import Subject, with_notes
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Domain, Finding, FindingId, Polarity, ProfileId
from mgi_rag.profiles.reading import Reading

GAP, STRENGTH = Polarity.GAP, Polarity.STRENGTH


def findings(*sided: tuple[Polarity, str], place: str = "GHA", year: int = 2018) -> list[list[str]]:
    """The kinds of the notes on each of these findings of one profile."""
    made = [
        Finding(
            FindingId(f"X-D1-{side.letter}{n}"), ProfileId("X"), Domain(1), side, n, quote, "line 1"
        )
        for n, (side, quote) in enumerate(sided, start=1)
    ]
    noted = with_notes(made, Subject(Place(place), year))
    return [[note.kind for note in finding.notes] for finding in noted]


@pytest.mark.parametrize(
    ("side", "quote", "kind"),
    [
        (GAP, "Irregular migrants do now have access to clinics.", "slip_of_negation"),
        (GAP, "The law has now yet entered into force.", "slip_of_negation"),
        (GAP, "There is now clear strategy on emigration.", "slip_of_negation"),
        (GAP, "There is a comprehensive national strategy on migration.", "direction"),
        (GAP, "Il existe une stratégie nationale globale des migrations.", "direction"),
        (GAP, "Existe una estrategia nacional integral de migración.", "direction"),
        (GAP, "Существует комплексная национальная стратегия.", "direction"),
        (STRENGTH, "There is no national strategy on migration.", "direction"),
        (STRENGTH, "Il n'existe aucune stratégie nationale.", "direction"),
        (STRENGTH, "No existe una estrategia nacional.", "direction"),
        (STRENGTH, "Não existe uma estratégia nacional.", "direction"),
        (STRENGTH, "Отсутствует национальная стратегия.", "direction"),
        (STRENGTH, "لا توجد استراتيجية وطنية للهجرة.", "direction"),
        (STRENGTH, "Togo has ratified the convention.", "other_country"),
        (STRENGTH, "Le Togo a ratifié la convention.", "other_country"),
        (STRENGTH, "El Perú ratificó el convenio.", "other_country"),
        (STRENGTH, "The law of 31 February 2016 applies.", "impossible_date"),
        (STRENGTH, "La loi du 31 avril 2016 s'applique.", "impossible_date"),
        (STRENGTH, "The decree of 2016-13-05 applies.", "impossible_date"),
        (STRENGTH, "Since 2021 services are open to all.", "impossible_date"),
        (STRENGTH, "La ley fue aprobada en 2021.", "impossible_date"),
    ],
)
def test_editor_sees(side: Polarity, quote: str, kind: str) -> None:
    assert findings((side, quote)) == [[kind]]


@pytest.mark.parametrize(
    ("side", "quote"),
    [
        (GAP, "The agency is now able to register half of all births."),
        (GAP, "There is now a draft law."),
        (GAP, "There is a comprehensive strategy, but it has no budget."),
        (GAP, "Il existe une stratégie globale, mais elle manque de moyens."),
        (GAP, "There is a quota for the enrolment of students."),
        (GAP, "There is no national strategy."),
        (STRENGTH, "There is no restriction on the right to work."),
        (STRENGTH, "No existen restricciones para la reunificación familiar."),
        (STRENGTH, "There is a comprehensive national strategy on migration."),
        (STRENGTH, "Togo and Ghana signed an agreement in 2015."),
        (STRENGTH, "Togo and Benin are partners of the agreement."),
        (STRENGTH, "Germany supports the reintegration of returnees."),
        (STRENGTH, "Germany's development agency trains officers."),
        (STRENGTH, "Italy is the main destination of emigrants."),
        (STRENGTH, "In Switzerland, consulates register citizens."),
        (STRENGTH, "Accra has a migration desk."),
        (STRENGTH, "The 2030 Agenda guides the strategy, which runs until 2025."),
        (STRENGTH, "A new law is to be adopted in 2020."),
        (STRENGTH, "El plan rige desde 2017 hasta 2022."),
        (STRENGTH, "Article 45 may be applied, and article 31 too."),
        (STRENGTH, "The law of 29 February 2016 applies."),
        (STRENGTH, "Закон действует с 2017 по 2025 год."),
    ],
)
def test_editor_lets_pass(side: Polarity, quote: str) -> None:
    assert findings((side, quote)) == [[]]


def test_duplicate_is_noted_on_the_later_finding() -> None:
    notes = findings(
        (STRENGTH, "A law exists."), (STRENGTH, "Fees are low."), (GAP, "A law exists")
    )
    assert notes == [[], [], ["duplicate_finding"]]


TITLES = (
    "Migrants' rights",
    "Whole of government approach",
    "Partnerships",
    "Well-being of migrants",
    "Mobility dimensions of crises",
    "Safe, orderly and regular migration",
)


def document(
    titles: tuple[str, ...] = TITLES,
    strength: str = "Well-developed areas",
    gap: str = "Areas with potential for further development",
) -> str:
    lines = ["Migration Governance Profile: Republic of Ghana", "May 2018", ""]
    for n, title in enumerate(titles):
        lines += [title, strength, f"• Office number {n} is open to all.", gap]
        lines += [f"• Office number {n} keeps no files.", ""]
    return "\n".join(lines)


def read(text: str) -> Reading:
    return read_document("invented.txt", text.encode())


def remarks(text: str) -> list[tuple[str, str]]:
    return [(r.note.kind, r.note.english) for r in read(text).remarks]


def test_whole_document_of_attested_labels_has_no_remark() -> None:
    assert remarks(document()) == []


def test_missing_domain() -> None:
    [(kind, message)] = remarks(document(TITLES[:5]))
    assert kind == "domain_missing"
    assert "domain 6" in message


def test_missing_list() -> None:
    text = document().replace(
        "Areas with potential for further development\n• Office number 2 keeps no files.\n", ""
    )
    [(kind, message)] = remarks(text)
    assert (kind, "gaps under domain 3" in message) == ("list_missing", True)


def test_empty_list() -> None:
    [(kind, message)] = remarks(document().replace("• Office number 2 keeps no files.", "None."))
    assert (kind, "gaps under domain 3" in message) == ("empty_list", True)


def test_label_of_ours_is_said_once() -> None:
    [(kind, message)] = remarks(document(gap="Weaknesses"))
    assert (kind, message.count("Weaknesses")) == ("own_label", 1)


def test_guessed_label_is_said() -> None:
    [(kind, message)] = remarks(document(gap="Points to ponder:"))[:1]
    assert kind == "label_guessed"
    assert "Points to ponder" in message


def test_number_that_contradicts_its_title() -> None:
    titles = (*TITLES[:3], "Domain 3: Well-being of migrants", *TITLES[4:])
    [(kind, message)] = remarks(document(titles))
    assert (kind, "domain 4" in message) == ("domain_number", True)


def test_domains_out_of_order() -> None:
    [(kind, message)] = remarks(document((*TITLES[:4], TITLES[5], TITLES[4])))
    assert (kind, "5 stands after domain 6" in message) == ("domain_order", True)


def test_note_of_a_finding_names_it() -> None:
    [remark] = read(document().replace("Office number 1 keeps no files", "They do now pay")).remarks
    assert (remark.finding_id, remark.note.kind) == ("GHA-2018-D2-G1", "slip_of_negation")


FRENCH = (
    "Droits des migrants",
    "Approche associant l'ensemble du gouvernement",
    "Partenariats",
    "Bien-être des migrants",
    "Aspects d'une crise relatifs à la mobilité",
    "Migrations sûres, ordonnées et régulières",
)


def french(titles: tuple[str, ...] = FRENCH, gap: str = "Lacunes", last: str = "") -> str:
    lines = ["Profil de gouvernance des migrations : Sénégal, 2018", ""]
    for n, title in enumerate(titles):
        lines += [title, "Bonnes pratiques", f"• Le bureau numéro {n} est ouvert à tous."]
        lines += [gap, f"• Le bureau numéro {n} ne tient pas de registre.", ""]
    return "\n".join(lines).replace(
        "• Le bureau numéro 2 ne tient pas de registre.", last or "• Non."
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (french(FRENCH[:5]), ["domain_missing"]),
        (french(last="Néant"), ["empty_list"]),
        (french(gap="Points faibles"), ["own_label"]),
        (french(gap="À méditer :"), ["label_guessed"] * 1),
        (
            french((*FRENCH[:3], "Domaine 3 : Bien-être des migrants", *FRENCH[4:])),
            ["domain_number"],
        ),
        (french(last="• Le bureau numéro 1 ne tient pas de registre."), ["duplicate_finding"]),
        (french((*FRENCH[:4], FRENCH[5], FRENCH[4])), ["domain_order"]),
        (french(last="• La loi du 31 avril 2016 ne s'applique pas."), ["impossible_date"]),
        (french(last="• Le Togo n'a pas ratifié la convention."), ["other_country"]),
    ],
)
def test_editor_reads_french_too(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in remarks(text)] == kinds
