"""The plan: a question in its conversation, read into the words of the field."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, Level, Polarity


class Intent(StrEnum):
    """What kind of answer a question asks for."""

    LIST = "list"
    TOPICAL = "topical"
    COMPARE = "compare"
    WHICH_PLACES = "which_places"
    COUNT = "count"
    YES_NO = "yes_no"
    ABOUT_MGI = "about_mgi"
    OVERVIEW = "overview"


class Scope(StrEnum):
    """Which places a question over many of them means."""

    COUNTRIES = "countries"
    CITIES = "cities"
    PLACES = "places"


@dataclass(frozen=True)
class Group:
    """A group of countries that a question names."""

    text: str
    """As it stands in the question."""
    members: tuple[Place, ...]


class Reason(StrEnum):
    """Why a question, or a part of it, has no answer."""

    NO_PROFILE = "no_profile"
    NOT_COVERED = "not_covered"
    OUT_OF_SCOPE = "out_of_scope"
    NO_RANKING = "no_ranking"
    NEEDS_PLACE = "needs_place"
    NEEDS_CHOICE = "needs_choice"


@dataclass(frozen=True)
class Spare:
    """Words beside those of a list: "exemptions from entry rules in crises" is no whole domain."""

    topic: str
    words: tuple[int, ...]
    domains: tuple[Domain, ...]
    """Domains that are asked about even if the words are a matter."""


@dataclass(frozen=True)
class Plan:
    """The structured reading of a question; can be shown, edited and tested."""

    question: str
    """The question as asked, the last turn of its conversation."""
    language: str
    """ISO 639-1 tag of the question, one of those served."""
    intent: Intent
    places: tuple[Place, ...] = ()
    """The places asked about, in the question's order; empty when none is named."""
    domains: tuple[Domain, ...] = ()
    """The domains asked about; empty for all."""
    polarity: Polarity | None = None
    """The side asked about; None for both."""
    years: tuple[int, ...] = ()
    """The years of profiles asked about; empty for the newest."""
    topic: str | None = None
    """The matter asked about, in the question's own words; None for whole sets."""
    matter: str = ""
    """The question without the places it asks about, which likeness is measured against."""
    words: tuple[int, ...] = ()
    """Which words of `told` (counted from 0) are of matter: none of the place, side and question
    words."""
    told: str = ""
    """The turn that told the matter; the question itself unless it follows up on an earlier one."""
    told_in: str = ""
    """ISO 639-1 tag of that turn."""
    scope: Scope | None = None
    """Which places are meant where it is asked of all at hand; None where it names its own."""
    groups: tuple[Group, ...] = ()
    """Groups of countries that it names."""
    presumed: Polarity | None = None
    """The side that a question on a matter takes for granted or asks about; None for neither."""
    names_side: bool = False
    """Whether it names a side outright, rather than leaning to one."""
    asks_both: bool = False
    """Whether it asks for both sides outright."""
    asks_all: bool = False
    """Whether it asks for everything outright ("an overview")."""
    of_profiles: bool = False
    """Whether it asks which profiles there are, and nothing of what they report."""
    has_terms: bool = False
    """Whether it says what one place alone is compared with: its earlier rounds, or itself."""
    of_these: bool = False
    """Whether it asks of the findings shown before ("which of these concern children?")."""
    pick: tuple[int, ...] = ()
    """Which of the findings shown before it points at: places in the list from 1, -1 the last."""
    wishes: frozenset[str] = frozenset()
    """What it wants of the answer before it: `source`, `shorter`, `why`."""
    is_brief: bool = False
    """Whether it asks for a brief: the same findings as a document with a section a domain."""
    spare: "Spare | None" = None
    """Of a whole list by the title of its domain: what else it says, should that be a matter."""
    as_set: "Plan | None" = None
    """The same question read as one about a whole set, for words that could be turns of speech."""
    language_is_sure: bool = True
    """Whether its words show their language; a bare name does not."""
    level: Level | None = None
    """For questions about MGI: countries or cities; None when not said."""
    about_ranking: bool = False
    """Whether it asks whether MGI is a ranking, which MGI itself answers."""
    doubtful: str | None = None
    """A place name that can mean several places, as asked."""
    choices: tuple[Place, ...] = ()
    """What a doubtful place name can mean; not empty only where one must be asked back."""
    partners: tuple[Place, ...] = ()
    """Places that a finding must name to answer: "an agreement with Tajikistan"."""
    is_of_field: bool = True
    """Whether its words have anything to do with migration governance or a place."""
    refusal: Reason | None = None
    """Why no evidence needs to be looked for (`no_ranking`, `out_of_scope`), if so."""
    found: tuple[str, ...] = field(default=(), compare=False)
    """How each part was found: `Kazakhstan: demonym "Kazakh"`."""

    def as_json(self) -> dict[str, Any]:
        """The plan as the machine contract prints it."""
        return {
            "intent": self.intent.value,
            "places": [place.key for place in self.places],
            "domains": [domain.value for domain in self.domains],
            "polarity": self.polarity.value if self.polarity else None,
            "years": list(self.years),
            "topic": self.topic,
            "form": "brief" if self.is_brief else None,
            "found": list(self.found),
        }
