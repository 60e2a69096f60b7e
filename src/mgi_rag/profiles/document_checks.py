"""Editorial checks on a document's headings and sections: what a careful editor would remark."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from mgi_rag.profiles.finding import Domain, Note, Polarity, Section
from mgi_rag.profiles.labels import Label, fold

_NO_LIST: Final = {
    Polarity.STRENGTH: "The document prints no list of strengths under domain %(domain)s.",
    Polarity.GAP: "The document prints no list of gaps under domain %(domain)s.",
}
_EMPTY_LIST: Final = {
    Polarity.STRENGTH: "The list of strengths under domain %(domain)s is empty.",
    Polarity.GAP: "The list of gaps under domain %(domain)s is empty.",
}
_GUESSED_SIDE: Final = {
    Polarity.STRENGTH: (
        'The heading "%(heading)s" stands in none of the lists of labels; '
        "its place shows that it opens the strengths."
    ),
    Polarity.GAP: (
        'The heading "%(heading)s" stands in none of the lists of labels; '
        "its place shows that it opens the gaps."
    ),
}


def domain_number(heading: str, printed: int, domain: Domain) -> Note:
    """A heading whose printed number contradicts its title."""
    return Note(
        "domain_number",
        'The heading "%(heading)s" prints the number %(printed)s; '
        "its title is that of domain %(domain)s, and the title counts.",
        {"heading": heading.strip(), "printed": str(printed), "domain": str(domain.value)},
    )


def label_guessed(heading: str, label: Label) -> Note:
    """A heading of unknown wording that was understood by its place."""
    shown = heading.strip().rstrip(" :")
    if label.polarity is not None:
        return Note("label_guessed", _GUESSED_SIDE[label.polarity], {"heading": shown})
    return Note(
        "label_guessed",
        'The heading "%(heading)s" stands in none of the lists of labels; '
        "its place shows that it opens domain %(domain)s.",
        {"heading": shown, "domain": label.role[-1]},
    )


def own_labels(labels: Iterable[tuple[str, Label]]) -> tuple[Note, ...]:
    """One note on the headings of domains and sides that no published profile attests, if any.

    Args:
        labels: headings as printed, with the labels that they were taken for.
    """
    ours = {fold(label.text): label.text for _, label in labels if label.attested is None}
    if not ours:
        return ()
    message = "No published profile was seen with the wording of these headings: %(headings)s."
    quoted = ", ".join(f'"{text.rstrip(" :")}"' for text in ours.values())
    return (Note("own_label", message, {"headings": quoted}),)


def section_notes(
    sections: Sequence[Section], filled: Iterable[Section], *, partial: bool
) -> tuple[Note, ...]:
    """Notes on domains and lists that are missing, empty or out of order.

    Args:
        sections: the lists that the document prints.
        filled: those of them that hold a finding.
        partial: whether the document is a digest, of which no completeness is expected.
    """
    filled = set(filled)
    empty = [s for s in sections if s not in filled]
    notes = [_on_domain("empty_list", _EMPTY_LIST[s.polarity], s.domain) for s in empty]
    if not partial:
        notes = [*_missing(set(sections)), *notes]
    return (*notes, *_out_of_order(sections))


def _out_of_order(sections: Sequence[Section]) -> Iterator[Note]:
    """Domains out of their order: so a profile may have them, or two columns were mixed up."""
    domains = list(dict.fromkeys(section.domain for section in sections))
    for one, other in pairwise(domains):
        if one > other:
            yield Note(
                "domain_order",
                "Domain %(domain)s stands after domain %(other)s; compare the source.",
                {"domain": str(other.value), "other": str(one.value)},
            )


def _missing(sections: set[Section]) -> list[Note]:
    notes = []
    for domain in Domain:
        absent = [side for side in Polarity if Section(domain, side) not in sections]
        if len(absent) == len(Polarity):
            message = "The document prints no list under domain %(domain)s."
            notes.append(_on_domain("domain_missing", message, domain))
        else:
            notes += [_on_domain("list_missing", _NO_LIST[side], domain) for side in absent]
    return notes


def _on_domain(kind: str, message: str, domain: Domain) -> Note:
    return Note(kind, message, {"domain": str(domain.value)})
