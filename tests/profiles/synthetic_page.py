"""Invented pages around a heading under test: one domain with two lists, told by line.

Every place and finding in them is invented.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.labels import Label, fold, label_book
from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.parser import parse
from mgi_rag.profiles.reading import Line

Found = list[tuple[int, str, str]]
"""(domain, side, quote) in the document's order."""

STRENGTHS = ("Residents may register at any office.", "A council meets twice a year.")
GAPS = ("Forms are printed in one language.", "Fees differ from office to office.")


def text_lines(text: str) -> list[Line]:
    """The lines of a text as the text form gives them."""
    lines, blank = [], True
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(Line(line, f"line {number}", is_blank_before=blank))
        blank = not line.strip()
    return lines


def read_text(text: str) -> Parsed:
    """What the parser makes of a text."""
    return parse(text_lines(text))


def found(parsed: Parsed) -> Found:
    """The findings of a document, comparably."""
    return [(f.domain.value, f.polarity.value, f.quote) for f in parsed.findings]


def page(title: str, strength: str, gap: str) -> str:
    """A page of one domain between two others."""
    return "\n".join(
        [
            *_domain("Domain 2: Whole of government approach"),
            *_domain(title, strength, gap),
            *_domain("Domain 3: Partnerships"),
        ]
    )


def _domain(
    title: str,
    strength: str = "Migration Governance: examples of well-developed areas:",
    gap: str = "Areas with potential for further development:",
) -> Iterator[str]:
    yield from (title, "", strength, "")
    yield from (f"  • {quote}" for quote in STRENGTHS)
    yield from ("", gap, "")
    yield from (f"  • {quote}" for quote in GAPS)
    yield ""


def expected(domain: int) -> Found:
    """The findings of `page` when its middle title is that of `domain`."""
    return [
        (number, side.value, quote)
        for number in (2, domain, 3)
        for side, quotes in ((Polarity.STRENGTH, STRENGTHS), (Polarity.GAP, GAPS))
        for quote in quotes
    ]


@dataclass(frozen=True)
class Trial:
    """A label in one decoration, set into a page."""

    label: Label
    decoration: str
    heading: str

    @property
    def succeeds(self) -> bool:
        """Whether the heading is known by its words and every finding lands where it belongs."""
        title, strength, gap = "Domain 1: Migrants' rights", "Well-developed areas", "Gaps"
        domain = self.label.domain or Domain.MIGRANTS_RIGHTS
        if self.label.polarity is Polarity.STRENGTH:
            strength = self.heading
        elif self.label.polarity is Polarity.GAP:
            gap = self.heading
        else:
            title = self.heading
        parsed = read_text(page(title, strength, gap))
        by_words = not any(note.kind == "label_guessed" for note in parsed.notes)
        return by_words and found(parsed) == expected(domain.value)


_DECORATIONS: dict[str, Callable[[str], str]] = {
    "as listed": lambda text: text,
    "upper case": str.upper,
    "lower case": str.lower,
    "colon": lambda text: f"{text} : ",
    "no accents": fold,
    "footnote mark": lambda text: f"{text}²",
    "quotes": lambda text: f"«{text}»",
    "letter-spaced": lambda text: "  ".join(" ".join(word) for word in text.split()),
    "bold": lambda text: f"**{text}**",
}
_NUMBERINGS: dict[str, Callable[[str, int, str], str]] = {
    "word and number": lambda text, n, word: f"{word} {n}. {text}",
    "number": lambda text, n, _word: f"{n}. {text}",
    "number and dash": lambda text, n, _word: f"{n} – {text}",
    "Roman number": lambda text, n, word: (
        f"{word} {('I', 'II', 'III', 'IV', 'V', 'VI')[n - 1]}: {text}"
    ),
    "Arabic-Indic number": lambda text, n, word: f"{word} {'٠١٢٣٤٥٦'[n]}: {text}",
}


def trials(label: Label) -> Iterator[Trial]:
    """A label in every decoration that applies to it."""
    for name, decorate in _DECORATIONS.items():
        yield Trial(label, name, decorate(label.text))
    if label.domain is not None:
        word = _domain_word(label.language)
        for name, number in _NUMBERINGS.items():
            yield Trial(label, name, number(label.text, label.domain.value, word))


def _domain_word(language: str) -> str:
    words = {"fr": "Domaine", "es": "Dominio", "pt": "Domínio", "ru": "Домен", "ar": "المجال"}
    return words.get(language, "Domain")


def labels_tried() -> tuple[Label, ...]:
    """The labels of domains and sides, on which a finding's place hangs."""
    return tuple(x for x in label_book().labels if x.domain is not None or x.polarity is not None)
