"""Invents a profile: a real place, and findings drawn from the pool for each domain and side."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from words import Words, places, pool, words

from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Polarity, profile_id

NBSP = "\u00a0"
HEADINGS = ("mixed", "colon", "dot", "upper", "bare", "numbered", "title")


@dataclass(frozen=True)
class Item:
    """One invented finding; `note` is the text of its footnote, or empty."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Block:
    """What a profile says under one domain."""

    domain: int
    strengths: tuple[Item, ...]
    gaps: tuple[Item, ...]

    def side(self, polarity: Polarity) -> tuple[Item, ...]:
        """The findings of one side."""
        return self.strengths if polarity is Polarity.STRENGTH else self.gaps


@dataclass(frozen=True)
class World:
    """An invented profile before it is laid out."""

    language: str
    frame_language: str
    """Language of the page around the findings."""
    place: Place
    place_name: str
    """The place as the document's title prints it."""
    year: int
    blocks: tuple[Block, ...]
    title_set: int
    polarity_set: int
    heading: str
    """One of `HEADINGS`."""
    variations: frozenset[str]

    @property
    def words(self) -> Words:
        """The frame in the language of the findings."""
        return words(self.language)

    @property
    def frame(self) -> Words:
        """The frame in the language of the page."""
        return words(self.frame_language)

    @property
    def charset(self) -> str:
        """The encoding of a text, Markdown or HTML file of this profile, as Python names it."""
        if "legacy" not in self.variations:
            return "utf-8"
        return {"ru": "cp1251", "ar": "cp1256"}.get(self.language, "cp1252")

    def dated(self, name: str) -> str:
        """A name with the profile's year after a comma, the Arabic one in Arabic."""
        return f"{name}{'،' if self.language == 'ar' else ','} {self.year}"

    @property
    def profile_id(self) -> str:
        """The identifier that the contract gives this profile."""
        return profile_id(self.place, self.year, self.language)

    def domain_title(self, domain: int) -> str:
        """The title of a domain, without number."""
        return self.words.titles[self.title_set][domain - 1]

    def domain_heading(self, domain: int) -> str:
        """The heading of a domain in this document's manner."""
        title, word = self.domain_title(domain), self.words.domain_word
        number = 3 if domain == 4 and "wrong_number" in self.variations else domain
        manner = self.heading
        if manner == "mixed":
            manner = ("dot", "colon", "bare", "colon", "colon", "upper")[domain - 1]
        return {
            "colon": f"{word} {number}: {title}",
            "dot": f"{word} {number}. {title}",
            "upper": f"{word} {number}: {title}".upper(),
            "bare": f"{word} {number} {title}",
            "numbered": f"{number}. {title}",
            "title": title,
        }[manner]

    def label(self, polarity: Polarity, colon: bool = True) -> str:
        """The heading of a side; a colon follows, after a hard space in French."""
        text = self.words.polarity[self.polarity_set][polarity is Polarity.GAP]
        if not colon:
            return text
        return text + (NBSP if self.language == "fr" else "") + ":"

    def introduction(self) -> list[str]:
        """The paragraphs of the introduction, naming the place."""
        return [line.format(place=self.place_name) for line in self.words.introduction_text]

    def passage(self, domain: int, local: bool = False) -> str:
        """The guidance about a domain, in the page's language."""
        pattern = self.frame.passage_local if local else self.frame.passage
        return pattern.format(topic=self.frame.topics[domain - 1])

    def notes(self) -> list[str]:
        """The footnotes in the order of their numbers."""
        return [item.note for _, _, item in self.in_order() if item.note]

    def note_number(self, item: Item) -> int:
        """The number of an item's footnote, 0 where it has none."""
        return self.notes().index(item.note) + 1 if item.note else 0

    @property
    def sides(self) -> tuple[Polarity, Polarity]:
        """The two sides in the order in which this document prints them."""
        strength_first = (Polarity.STRENGTH, Polarity.GAP)
        return strength_first[::-1] if "gaps_first" in self.variations else strength_first

    def in_order(self, by_side: bool = False) -> Iterator[tuple[int, Polarity, Item]]:
        """Every finding in the document's order: domain by domain, or one side after the other."""
        if by_side:
            for polarity in self.sides:
                for block in self.blocks:
                    yield from ((block.domain, polarity, item) for item in block.side(polarity))
            return
        for block in self.blocks:
            for polarity in self.sides:
                yield from ((block.domain, polarity, item) for item in block.side(polarity))


def invent(
    language: str, where: tuple[str, int], year: int, variations: frozenset[str], seed: str
) -> World:
    """An invented profile.

    Args:
        language: of the findings.
        where: `("countries", 3)` or `("localities", 0)`, an entry of `pools/places.toml`.
        year: of the profile.
        variations: oddities, e.g. `missing_domain`; those a layout does not know change nothing.
        seed: the same seed gives the same profile.
    """
    rng = random.Random(seed)
    kind, number = where
    entry = places()[language][kind][number]
    place = Place(entry[0], entry[3], entry[2]) if kind == "localities" else Place(entry[0])
    blocks = tuple(
        _block(language, domain, variations, rng)
        for domain in range(1, 7)
        if not (domain == 5 and "missing_domain" in variations)
    )
    return World(
        language,
        language,
        place,
        entry[1],
        year,
        _footnoted(blocks, language) if "footnotes" in variations else blocks,
        0,
        0,
        "mixed",
        variations,
    )


def _block(language: str, domain: int, variations: frozenset[str], rng: random.Random) -> Block:
    """Two to five strengths and one to four gaps of a domain."""
    strengths = rng.sample(pool(language)[f"d{domain}s"], rng.randint(2, 5))
    gaps = rng.sample(pool(language)[f"d{domain}g"], rng.randint(1, 4))
    if domain == 3 and "empty_list" in variations:
        gaps = []
    hard = "nbsp" in variations
    return Block(domain, _items(strengths, hard), _items(gaps, hard))


def _items(texts: list[str], hard: bool) -> tuple[Item, ...]:
    """Findings of texts, with hard spaces where a typesetter would put them."""
    return tuple(Item(hard_spaces(text) if hard else text) for text in texts)


def hard_spaces(text: str) -> str:
    """The text with hard spaces between number and unit, before ` :`, ` ;`, ` %`, inside « »."""
    for mark in (":", ";", "%", "»"):
        text = text.replace(f" {mark}", f"{NBSP}{mark}")
    return re.sub(r"(?<=\d) (?=\w)", NBSP, text.replace("« ", f"«{NBSP}"))


def _footnoted(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """The same blocks, with a footnote on the first strength of the first blocks."""
    notes = words(language).sources_text
    return (
        tuple(
            replace(block, strengths=(replace(block.strengths[0], note=note), *block.strengths[1:]))
            for block, note in zip(blocks, notes, strict=False)
        )
        + blocks[len(notes) :]
    )
