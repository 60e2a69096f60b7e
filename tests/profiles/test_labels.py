"""Headings are known in six languages, however they are set."""

import pytest
from rapidfuzz import fuzz
from synthetic_page import labels_tried, trials

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.labels import Label, fold, heading_of, label_book
from mgi_rag.profiles.labels.close import close_side
from mgi_rag.profiles.labels.matching import CLOSE_ENOUGH
from mgi_rag.profiles.labels.wording import squeeze


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_wording_for_every_domain_and_side(language: str) -> None:
    roles = {label.role for label in label_book().labels if label.language == language}
    assert roles >= {f"domain-{domain.value}" for domain in Domain} | set(Polarity)


@pytest.mark.parametrize(
    "label", labels_tried(), ids=lambda label: f"{label.language}-{label.role}-{label.text[:30]}"
)
def test_label_is_known_in_every_decoration(label: Label) -> None:
    assert [t.decoration for t in trials(label) if not t.succeeds] == []


def test_no_two_labels_of_different_roles_could_be_slips_of_each_other() -> None:
    labels = [x for x in label_book().labels if x.role != "document-title"]
    wordings = [(squeeze(label.text), label.role) for label in labels]
    close = [
        (one, other)
        for i, (one, role) in enumerate(wordings)
        for other, other_role in wordings[:i]
        if role != other_role and fuzz.ratio(one, other, score_cutoff=CLOSE_ENOUGH) > 0
    ]
    assert close == []


def test_words_of_a_label_never_tell_another_role() -> None:
    for label in label_book().labels:
        assert close_side(label.text) in (None, label.polarity), label


GAP, STRENGTH = "gap", "strength"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Áreas con potencial de desarrollo", GAP),
        ("Domaines susceptibles d'être renforcés", GAP),
        ("Области, требующие дальнейшего развития", GAP),
        ("المجالات المتطورة", STRENGTH),
        ("Areas with further potential for development", GAP),
        ("Exemples de domaines bien développés", STRENGTH),
        ("Examples of areas that need strengthening", GAP),
        ("Aspectos que podrían mejorarse", GAP),
        ("Sectores bien desarrollados", STRENGTH),
        ("Aspetos que podem ser melhorados", GAP),
        ("Сферы, нуждающиеся в дальнейшем развитии", GAP),
        ("Примеры успешных практик", STRENGTH),
        ("الجوانب التي تحتاج إلى تحسين", GAP),
        ("Areas with potental for further developement", GAP),
        ("DOMAIN ONE: Migrant rights", "domain-1"),
        ("Domain IV Well being of migrants", "domain-4"),
        ("المجال الثالث: الشراكات", "domain-3"),
        ("Domaine n° 5 : Aspects d’une crise relatifs à la mobilité", "domain-5"),
        ("INDIC ATEUR S DE GOUVERNANCE DES M IGRAT IONS", "tool-name"),
    ],
)
def test_wording_in_no_list_is_known_by_its_words(heading: str, role: str) -> None:
    match = heading_of(heading)
    assert match is not None
    assert match.label.role == role


@pytest.mark.parametrize(
    "line",
    [
        "Areas not well enough developed yet",
        "Improved areas",
        "Áreas mejoradas",
        "Domaines renforcés",
        "Areas with good potential",
        "The Migration Governance Indicators (MGI) initiative is a policy-benchmarking programme.",
        "Areas of potential were identified by the ministry.",
        "The country developed partnerships.",
    ],
)
def test_line_whose_side_is_not_plain_is_no_heading_of_a_side(line: str) -> None:
    match = heading_of(line)
    assert match is None or match.label.polarity is None


def test_a_negation_is_no_slip_of_its_opposite() -> None:
    match = heading_of("Areas not well developed")
    assert match is None or match.label.polarity is not Polarity.STRENGTH


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Migration Governance Profile: Republic of Kazakhstan", "Republic of Kazakhstan"),
        ("REPUBLIC OF IRAQ | PROFILE 2020 / MIGRATION GOVERNANCE INDICATORS", "REPUBLIC OF IRAQ"),
        ("Ville de Montréal | PROFIL 2019 / AU NIVEAU LOCAL", "Ville de Montréal"),
        (
            "Distrito Metropolitano de Quito | PERFIL 2021 / A NIVEL LOCAL",
            "Distrito Metropolitano de Quito",
        ),
        ("A Cidade de São Paulo | PERFIL 2019 / LOCAL", "A Cidade de São Paulo"),
        ("Республика Молдова | ПРОФИЛЬ 2020", "Республика Молдова"),
        ("جمهورية العراق | الملف 2020 / مؤشرات حوكمة الهجرة", "جمهورية العراق"),
    ],
)
def test_title_or_cover_names_its_place(line: str, place: str) -> None:
    match = heading_of(line)
    assert match is not None
    assert (match.label.role, match.rest) == ("document-title", place)


def test_folding_forgives_what_editions_change() -> None:
    assert fold("  “Whole-of-government” APPROACH :") == "whole of government approach"
    assert fold("المجال ٣") == fold("المجال 3")


@pytest.mark.parametrize(
    ("strength", "gap"),
    [
        ("What works well", "Where there is room for improvement"),
        ("Ce qui fonctionne bien", "Pistes d'amélioration"),
        ("Lo que funciona bien", "Aspectos por mejorar"),
        ("O que funciona bem", "O que pode melhorar"),
        ("Что уже хорошо работает", "Что предстоит улучшить"),
        ("ما تحقق من إنجازات", "ما يمكن تحسينه"),
    ],
)
def test_sides_worded_as_a_designer_would_are_known(strength: str, gap: str) -> None:
    sides = [match.label.polarity for match in map(heading_of, (strength, gap)) if match]
    assert sides == [Polarity.STRENGTH, Polarity.GAP]


@pytest.mark.parametrize(
    "heading",
    [
        "What does not work well",
        "Ce qui ne fonctionne pas bien",
        "Lo que no funciona bien",
        "O que não funciona bem",
        "Что не работает хорошо",
        "ما لم يتحقق من إنجازات",
    ],
)
def test_what_does_not_work_is_no_strength(heading: str) -> None:
    match = heading_of(heading)
    assert match is None or match.label.polarity is not Polarity.STRENGTH
