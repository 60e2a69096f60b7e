"""What every layout of the third half starts from: an invented profile and its own wordings."""

from collections.abc import Iterator
from dataclasses import dataclass

from words import Words
from world import NBSP, Block, Item, World

from mgi_rag.profiles.finding import Polarity


@dataclass(frozen=True)
class Titles:
    """The six domain titles of a document."""

    lines: tuple[str, str, str, str, str, str]
    attested: bool = False


@dataclass(frozen=True)
class Labels:
    """How a document calls its two sides."""

    strength: str
    gap: str
    attested: bool = False


@dataclass(frozen=True)
class Sheet:
    """A profile before a layout prints it."""

    world: World
    titles: Titles
    labels: Labels
    heading: str = "{word} {number}: {title}"
    """How a domain's heading is put together."""
    bullet: str = "•"

    @property
    def words(self) -> Words:
        """The frame in the language of the findings."""
        return self.world.words

    @property
    def frame(self) -> Words:
        """The frame in the language of the page."""
        return self.world.frame

    @property
    def place(self) -> str:
        """The place as the title prints it."""
        return self.world.place_name

    @property
    def year(self) -> int:
        return self.world.year

    @property
    def is_rtl(self) -> bool:
        return self.world.language == "ar"

    @property
    def is_local(self) -> bool:
        return bool(self.world.place.locality)

    @property
    def cover(self) -> str:
        """The name of the tool as a cover prints it."""
        return self.words.cover_local if self.is_local else self.words.cover

    @property
    def document_title(self) -> str:
        """`Migration Governance Profile: Nepal`, in the document's language."""
        return self.words.title.format(place=self.place)

    def title(self, domain: int) -> str:
        """The title of a domain, without number."""
        return self.titles.lines[domain - 1]

    def domain(self, domain: int) -> str:
        """The heading of a domain."""
        number = 3 if domain == 4 and "wrong_number" in self.world.variations else domain
        word = self.words.domain_word
        return self.heading.format(
            word=word, upper=word.upper(), number=number, title=self.title(domain)
        )

    def label(self, polarity: Polarity, colon: bool = True) -> str:
        """The label of a side."""
        text = self.labels.gap if polarity is Polarity.GAP else self.labels.strength
        if not colon:
            return text
        return text + (NBSP if self.world.language == "fr" else "") + ":"

    def sides(self, block: Block, colon: bool = True) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """The label and the findings of each side of a domain that has any."""
        for polarity in self.world.sides:
            if block.side(polarity):
                yield self.label(polarity, colon), block.side(polarity)

    def introduction(self) -> list[str]:
        return self.world.introduction()

    def passage(self, domain: int) -> str:
        """The guidance about a domain."""
        return self.world.passage(domain, self.is_local)
