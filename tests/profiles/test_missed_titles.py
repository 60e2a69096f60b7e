"""A domain's title that no list knows: its findings go to its own domain or to none at all."""

import pytest
from synthetic_page import found

from mgi_rag.profiles.forms import lines_of
from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.parser import parse
from mgi_rag.profiles.reading import Role

# Titles of domains 1 to 6 with a wording for domains 2 and 5 that stands in no list, the strengths'
# label of a wording that stands in none, and the gaps' label.
PORTUGUESE = (
    ["Parte dos nacionais", "Visão geral", "Parcerias", "Bem-estar dos migrantes", "Hora difícil"],
    ("Do lado bom", "Lacunas"),
    ("Direitos dos migrantes", "Migração segura, ordenada e regular"),
)
ENGLISH = (
    ["Part of nationals", "Joined hands", "Partnerships", "Well-being of migrants", "Hard times"],
    ("On the bright side", "Gaps"),
    ("Migrants' rights", "Safe, orderly and regular migration"),
)
WORDINGS = pytest.mark.parametrize("wording", [PORTUGUESE, ENGLISH], ids=["pt", "en"])
Wording = tuple[list[str], tuple[str, str], tuple[str, str]]


def titles(wording: Wording) -> list[str]:
    middle, _, (first, last) = wording
    return [first, *middle[1:], last]


def read(titled: list[str], labels: tuple[str, str]) -> Parsed:
    """What a page says that has one strength and one gap under each title, named after both."""
    body = ""
    for n, title in enumerate(titled, start=1):
        body += f"<h2>{title}</h2>"
        for side, label in zip(("S", "G"), labels, strict=True):
            body += f"<h3>{label}</h3><ul><li>{side}{n} a law exists.</li></ul>"
    return parse(lines_of(f"<html><body>{body}</body></html>".encode()))


def by_words(parsed: Parsed) -> dict[str, tuple[int, str]]:
    return {words[:2]: (domain, side) for domain, side, words in found(parsed)}


@WORDINGS
def test_lone_unknown_title_between_two_known_ones_is_the_one_missing(wording: Wording) -> None:
    told = by_words(read(titles(wording), wording[1]))
    assert told == {f"S{n}": (n, "strength") for n in range(1, 7)} | {
        f"G{n}": (n, "gap") for n in range(1, 7)
    }


@WORDINGS
def test_findings_of_two_unknown_titles_in_a_row_go_to_no_domain(wording: Wording) -> None:
    first, second, _, fourth, fifth, last = titles(wording)
    parsed = read([first, second, fifth, fourth, last], wording[1])
    assert by_words(parsed) == {
        "S1": (1, "strength"), "G1": (1, "gap"), "S4": (4, "strength"), "G4": (4, "gap"),
        "S5": (6, "strength"), "G5": (6, "gap"),
    }  # fmt: skip
    unread = {x.line.text.lstrip("• ")[:2] for x in parsed.lines if x.role is Role.NOT_UNDERSTOOD}
    assert {"S2", "G2", "S3", "G3"} <= unread


@WORDINGS
def test_second_list_of_a_side_without_any_title_is_given_no_domain(wording: Wording) -> None:
    first, last = wording[2]
    parsed = read([first, "", last], wording[1])
    assert {words: place for words, place in by_words(parsed).items() if words[1] == "2"} == {}


NUMBERED = """4. {findings}

4.1 {first}

(a) {good}

  (i)  A law exists
       for all residents.
  (ii) A court is open.

(b) {bad}

  (i)  No fee is set.

4.2 {unknown}

(a) {good}

  (i)  One council meets.

(b) {bad}

  (i)  No plan is funded.

4.3 {third}

(a) {good}

  (i)  A charter was signed.
"""


@pytest.mark.parametrize(
    "words",
    [
        {
            "findings": "KEY FINDINGS", "first": "Migrants' rights", "unknown": "Joined hands",
            "third": "Partnerships", "good": "Well-governed areas", "bad": "Gaps",
        },
        {
            "findings": "PRINCIPALES CONCLUSIONES", "first": "Derechos de los migrantes",
            "unknown": "Manos unidas", "third": "Alianzas", "good": "Aspectos más sólidos",
            "bad": "Aspectos por mejorar",
        },
    ],
    ids=["en", "es"],
)  # fmt: skip
def test_numbers_of_sections_sides_and_findings_are_told_apart(words: dict[str, str]) -> None:
    assert found(parse(lines_of(NUMBERED.format(**words).encode()))) == [
        (1, "strength", "A law exists for all residents."),
        (1, "strength", "A court is open."),
        (1, "gap", "No fee is set."),
        (2, "strength", "One council meets."),
        (2, "gap", "No plan is funded."),
        (3, "strength", "A charter was signed."),
    ]
