"""The field's words as an answer says them, in the answer's language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from mgi_rag.messages import Messages
from mgi_rag.places.countries import country_name
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, Note, Polarity, Profile

RECENT_YEARS: Final = 3
"""A profile older than this many years is told with "as of"."""
MOST_NAMED: Final = 12
"""Profiles that one sentence names; of more it tells the number."""
_YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Wording:
    """How one answer speaks: its language, and the day from which ages are counted."""

    messages: Messages
    today: date

    def place(self, place: Place) -> str:
        """The name of a place: `Kazakhstan`, `Accra (Ghana)`."""
        country = country_name(place.iso3, self.messages.language)
        return country if place.locality is None else f"{place.locality} ({country})"

    def profile(self, profile: Profile) -> str:
        """A profile by its place and year: `Kazakhstan (as of 2018)`."""
        old = self.today.year - profile.year > RECENT_YEARS
        form = "%(place)s (as of %(year)s)" if old else "%(place)s (%(year)s)"
        return self.messages.say(form, place=self.place(profile.place), year=profile.year)

    def profiles(self, profiles: Sequence[Profile]) -> str:
        """Profiles by place and year; of many the first, and how many more there are."""
        named = self.enumerated(self.profile(profile) for profile in profiles[:MOST_NAMED])
        more = len(profiles) - MOST_NAMED
        if more <= 0:
            return named
        return self.messages.say("%(names)s and %(n)s more", names=named, n=more)

    def domain(self, domain: Domain) -> str:
        """A domain by number and title: `domain 1, Migrants' rights`."""
        title = self.messages.say(DOMAIN_TITLES[domain])
        return self.messages.say("domain %(number)s, %(title)s", number=domain.value, title=title)

    def side(self, polarity: Polarity) -> str:
        """A side in full: `areas with potential for further development (gaps)`."""
        return self.messages.say(_SIDES[polarity])

    def one_of_side(self, polarity: Polarity) -> str:
        """What a single finding of a side is called: `Gap`."""
        return self.messages.say(_ONE_OF_SIDE[polarity])

    def count_of_side(self, polarity: Polarity, n: int) -> str:
        """A number of findings of a side: `3 areas with potential ...`."""
        if polarity is Polarity.GAP:
            return self.messages.count(
                "%(n)s area with potential for further development (gap)",
                "%(n)s areas with potential for further development (gaps)",
                n,
            )
        return self.messages.count(
            "%(n)s well-developed area (strength)", "%(n)s well-developed areas (strengths)", n
        )

    def language_name(self, language: str) -> str:
        """The name of a quote's language: `English`."""
        name = _LANGUAGE_NAMES.get(language)
        return self.messages.say(name) if name else language

    def as_of(self, date: str) -> str:
        """When a fact about the programme held: `as of 2023-10`, `undated (2023 or later)`."""
        if not date.startswith("n.d."):
            return self.messages.say("as of %(date)s", date=date)
        year = _YEAR.search(date)
        if year is None:
            return self.messages.say("undated")
        return self.messages.say("undated (%(year)s or later)", year=year[0])

    def restated_finding(self, source: str) -> str:
        """What goes with a finding that a source restates."""
        form = "Restated by %(source)s; not a quote of the profile, domain assigned by us."
        return self.messages.say(form, source=source)

    def restated_fact(self, source: str) -> str:
        """What goes with a fact about the programme, told in our words."""
        return self.messages.say("Restated by us from %(source)s; not a quote.", source=source)

    def enumerated(self, parts: Iterable[str]) -> str:
        """Parts with the language's comma between them: `2018, 2021`."""
        return self.messages.say(", ").join(parts)

    def note(self, note: Note) -> str:
        """An editorial note."""
        return self.messages.say(
            "Note: %(note)s", note=self.messages.say(note.message, **note.values)
        )


DOMAIN_TITLES: Final = {
    Domain.MIGRANTS_RIGHTS: "Migrants' rights",
    Domain.WHOLE_OF_GOVERNMENT: "Whole of government approach",
    Domain.PARTNERSHIPS: "Partnerships",
    Domain.WELL_BEING: "Well-being of migrants",
    Domain.CRISES: "Mobility dimensions of crises",
    Domain.SAFE_MIGRATION: "Safe, orderly and regular migration",
}
"""Short titles as the 2018 profiles print them; keys of the message catalogues."""

_SIDES: Final = {
    Polarity.STRENGTH: "well-developed areas (strengths)",
    Polarity.GAP: "areas with potential for further development (gaps)",
}
_ONE_OF_SIDE: Final = {Polarity.STRENGTH: "Strength", Polarity.GAP: "Gap"}
_LANGUAGE_NAMES: Final = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "ru": "Russian",
    "ar": "Arabic",
}
