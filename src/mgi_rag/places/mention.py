"""What a text names: mentions of places, and words that one must ask back about."""

from dataclasses import dataclass

from mgi_rag.places.place import Place


@dataclass(frozen=True)
class Mention:
    """A place, or several at once, named in a text."""

    places: tuple[Place, ...]
    """One; all members for a group or for "the two Congos"."""
    start: int
    end: int
    """Character offsets in the text."""
    found_by: str
    """`name`, `former name`, `demonym`, `code`, `locality`, `city`, `group` or `spelling`."""
    text: str
    """As it stands in the text."""
    group: str | None = None
    """Identifier of the group in `data/groups.toml`; None for all else."""


@dataclass(frozen=True)
class Doubt:
    """Words that may mean one of several places, or one place or none."""

    start: int
    end: int
    """Character offsets in the text."""
    text: str
    candidates: tuple[Place, ...]


@dataclass(frozen=True)
class PlaceReading:
    """The places that a text names, in text order."""

    mentions: tuple[Mention, ...]
    doubtful: tuple[Doubt, ...]


@dataclass(frozen=True)
class Span:
    """Words of a text with what they mean, while it is being read."""

    start: int
    end: int
    """Word offsets."""
    places: tuple[Place, ...]
    """None for words that hold a country's name and mean something else."""
    found_by: str
    group: str | None = None
    is_doubtful: bool = False
