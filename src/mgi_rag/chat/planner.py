"""Reads a question into a plan: gazetteers and the field's words first, no model needed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mgi_rag.chat.concepts import concepts_of
from mgi_rag.chat.domains import domain_matches, is_by_number
from mgi_rag.chat.lexicon import Lexicon, lexicon, question_language
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.chat.terms import Match, Token, tokens_of
from mgi_rag.errors import UsageError
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.places.find import Mention, PlaceReading, find_places
from mgi_rag.places.neutral import without_places
from mgi_rag.places.place import Place
from mgi_rag.profiles.dates import years_in
from mgi_rag.profiles.finding import Domain, Level, Polarity

FIRST_ROUND: Final = 2016
"""Year of the first MGI assessments; an earlier year in a question is no round."""
_SIDES: Final = {"gap": Polarity.GAP, "strength": Polarity.STRENGTH}
_OTHER_SIDE: Final = {Polarity.GAP: Polarity.STRENGTH, Polarity.STRENGTH: Polarity.GAP}


def clean_question(text: str, limit: int) -> str:
    """The question without control characters and outer white space.

    Raises UsageError for one that is empty or longer than `limit` characters.
    """
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)
    question = unicodedata.normalize("NFC", kept).strip()
    if not question:
        raise UsageError("the question is empty; ask something about a profile")
    if len(question) > limit:
        raise UsageError(
            f"the question is {len(question):,} characters long; at most {limit:,} are taken "
            "(MGI_RAG_QUESTION_LIMIT)"
        )
    return question


@dataclass
class _Reading:
    """A question while it is being read: its words, and which of them are accounted for."""

    question: str
    tokens: tuple[Token, ...]
    words: Lexicon
    used: set[int] = field(default_factory=set)
    found: list[str] = field(default_factory=list)
    about: set[int] = field(default_factory=set)
    """Words that speak of MGI itself."""
    titles: list[Match] = field(default_factory=list)
    """Titles of domains found in it."""

    def use(self, start: int, end: int) -> None:
        self.used.update(range(start, end))

    def use_characters(self, start: int, end: int) -> None:
        self.used.update(
            i for i, token in enumerate(self.tokens) if token.start < end and token.end > start
        )

    def content(self) -> list[int]:
        """Which words carry a matter of their own."""
        accounted = self.used | self.about
        return [i for i in self.telling() if i not in accounted and not self._is_generic(i)]

    def _is_generic(self, i: int) -> bool:
        return self.tokens[i].is_in(self.words.generic)

    def of_field(self) -> list[int]:
        """Which words not accounted for are the field's own: "how many migrants are there?"."""
        return [
            i
            for i, token in enumerate(self.tokens)
            if i not in self.used | self.about and token.is_in(self.words.generic_of_field)
        ]

    def telling(self) -> list[int]:
        """Which words are more than grammar."""
        return [
            i for i, token in enumerate(self.tokens) if not token.is_in(self.words.function_words)
        ]


def plan_question(question: str, loaded: Sequence[Place]) -> Plan:
    """The plan of a question that stands alone.

    Args:
        question: as `clean_question` leaves it.
        loaded: the places that have a profile at hand, localities with their names.

    Returns:
        The plan; `refusal` is set where no evidence can answer.
    """
    tokens = tokens_of(question)
    reading = _Reading(question, tokens, lexicon(question_language(tokens)))
    named = find_places(question, localities=[p for p in loaded if p.is_locality])
    places = _read_places(reading, named, loaded)
    years = _read_years(reading)
    domains = _read_domains(reading)
    side = _read_side(reading)
    about, ranking_question = _read_about_mgi(reading)
    intents = _read_intents(reading)
    ranking_question = ranking_question or (about and _asks_for_no_country(reading))
    refusal = _read_refusal(reading, about and not places, ranking_question)
    of_field = bool(places) or about or bool(domains) or side.is_said or _is_of_field(reading)
    settled = [domain for domain, sure in domains if sure]
    for match in intents.get("overview", ()):
        reading.use(match.start, match.end)
    matter = _matter(reading, side, domains)
    if not (matter or domains or side.is_said) and "amount" in intents:
        matter = reading.of_field()
    whole_set = not matter
    of_parts = bool(domains) and bool(reading.words.structure.find(tokens))
    intent = _intent(intents, places, side, matter, about, bool(domains), of_parts)
    if intent is Intent.OVERVIEW and not (places or years or "overview" in intents):
        # Nothing was said that a profile could answer: a greeting, a sign, a slip of the hand.
        refusal = refusal or Reason.OUT_OF_SCOPE
    takes_titles = whole_set or intent is Intent.ABOUT_MGI
    return Plan(
        question=question,
        language=reading.words.language,
        intent=intent,
        places=places,
        domains=tuple(sorted({d for d, _ in domains} if takes_titles else settled)),
        polarity=None
        if matter and _opens(intents.get("asks_side", ()))
        else side.polarity(whole_set),
        years=years,
        topic=None if whole_set else question[tokens[matter[0]].start : tokens[matter[-1]].end],
        matter=without_places(question, named, {place.key for place in places}),
        words=tuple(reading.telling() if intent is Intent.ABOUT_MGI else matter),
        level=_level(intents),
        about_ranking=ranking_question and _speaks_of_ranking(reading),
        doubtful=named.doubtful[0].text if named.doubtful else None,
        choices=named.doubtful[0].candidates if named.doubtful else (),
        partners=_partners(reading, named),
        refusal=refusal,
        is_of_field=of_field,
        found=tuple(reading.found),
    )


@dataclass(frozen=True)
class _Side:
    """What a question says of strengths and gaps."""

    named: tuple[Polarity, ...] = ()
    """Sides that it names outright."""
    hinted: tuple[Polarity, ...] = ()
    """Sides that its words lean to, which settle a question about a whole list."""
    both: bool = False
    hints: tuple[Match, ...] = ()

    def polarity(self, whole_set: bool) -> Polarity | None:
        """The side asked about; None for both."""
        if self.both or len(self.named) > 1:
            return None
        if self.named:
            return self.named[0]
        return self.hinted[0] if whole_set and len(self.hinted) == 1 else None

    @property
    def is_said(self) -> bool:
        """Whether the question says anything of sides."""
        return self.both or bool(self.named) or bool(self.hinted)


def _read_about_mgi(reading: _Reading) -> tuple[bool, bool]:
    about = ranking = False
    for match in reading.words.about_mgi.find(reading.tokens):
        if any(i in reading.used for i in range(match.start, match.end)):
            continue
        if match.key == "aside":
            reading.use(match.start, match.end)
        reading.about.update(range(match.start, match.end))
        about |= match.key in ("about_mgi", "is_mgi_a_ranking")
        ranking |= match.key == "is_mgi_a_ranking"
    return about, ranking


def _read_places(
    reading: _Reading, named: PlaceReading, loaded: Sequence[Place]
) -> tuple[Place, ...]:
    """The places asked about; a place that another merely deals with stays a word of the topic."""
    subjects = [m for m in named.mentions if not _is_bystander(reading, m, named, loaded)]
    places: dict[str, Place] = {}
    for mention in subjects:
        reading.use_characters(mention.start, mention.end)
        for place in mention.places:
            places.setdefault(place.key, place)
        keys = ", ".join(place.key for place in mention.places)
        reading.found.append(f'{keys}: {mention.found_by} "{mention.text}"')
    return tuple(places.values())


def _is_bystander(
    reading: _Reading, mention: Mention, named: PlaceReading, loaded: Sequence[Place]
) -> bool:
    keys = {place.key for place in loaded}
    if any(place.key in keys for place in mention.places):
        return False
    asked = [m for m in named.mentions if any(place.key in keys for place in m.places)]
    if asked:
        return not any(_is_joined(reading, mention, other, named) for other in asked)
    if _names_something(reading, mention):
        return True
    return len(keys) == 1 and (
        _is_dealt_with(reading, mention, named) or _is_of_people(reading, mention)
    )


def _is_joined(reading: _Reading, mention: Mention, other: Mention, named: PlaceReading) -> bool:
    """Whether nothing but joining words and other places stands between two places."""
    start, end = sorted([mention, other], key=lambda m: m.start)
    between = [
        token.word
        for token in reading.tokens
        if token.start >= start.end
        and token.end <= end.start
        and not any(m.start <= token.start < m.end for m in named.mentions)
    ]
    return all(word in reading.words.joining for word in between)


def _is_dealt_with(reading: _Reading, mention: Mention, named: PlaceReading) -> bool:
    """Whether a place stands after "with", "from" and the like."""
    return _word_before(reading, mention, named) in reading.words.relation


def _word_before(reading: _Reading, mention: Mention, named: PlaceReading) -> str:
    """The last word before a place that is no mere grammar and no other place; else empty."""
    places = {i for other in named.mentions for i in _tokens_of_mention(reading, other)}
    for i, token in reversed(list(enumerate(reading.tokens))):
        if token.end > mention.start or i in places:
            continue
        if token.word in reading.words.relation or token.word not in reading.words.function_words:
            return token.word
    return ""


def _names_something(reading: _Reading, mention: Mention) -> bool:
    """Whether a city's name is part of another name: "the Budapest Process"."""
    before = [t.word for t in reading.tokens if t.end <= mention.start][-2:]
    after = [t.word for t in reading.tokens if t.start >= mention.end][:1]
    return mention.found_by == "city" and any(
        word in reading.words.named_after for word in (*before, *after)
    )


def _partners(reading: _Reading, named: PlaceReading) -> tuple[Place, ...]:
    """The places that stand after "with" and "between", and are not asked about themselves."""
    partners: list[Place] = []
    for mention in named.mentions:
        asked = any(i in reading.used for i in _tokens_of_mention(reading, mention))
        if not asked and _word_before(reading, mention, named) in reading.words.dealing:
            partners += mention.places
    return tuple(partners)


def _tokens_of_mention(reading: _Reading, mention: Mention) -> list[int]:
    return [
        i
        for i, token in enumerate(reading.tokens)
        if token.start < mention.end and token.end > mention.start
    ]


def _is_of_people(reading: _Reading, mention: Mention) -> bool:
    """Whether an adjective of a place stands beside people: "Tajik workers"."""
    beside = [t for t in reading.tokens if t.end <= mention.start][-1:]
    beside += [t for t in reading.tokens if t.start >= mention.end][:1]
    people = mention.found_by == "demonym"
    return people and any(token.is_in(reading.words.people) for token in beside)


def _read_domains(reading: _Reading) -> list[tuple[Domain, bool]]:
    """The domains named, each with whether its number was: a title may be words of a matter."""
    domains = []
    for match in domain_matches(reading.tokens, reading.words):
        if any(i in reading.used for i in range(match.start, match.end)):
            continue
        domain, sure = Domain(int(match.key)), is_by_number(match)
        domains.append((domain, sure))
        reading.found.append(f'domain {domain.value}: "{match.phrase}"')
        if sure:
            reading.use(match.start, match.end)
        else:
            reading.titles.append(match)
    return domains


def _read_years(reading: _Reading) -> tuple[int, ...]:
    """The rounds asked about; earlier years belong to laws and treaties."""
    years = tuple(y for y in years_in(reading.question) if y >= FIRST_ROUND)
    for i, token in enumerate(reading.tokens):
        if token.word.isdecimal() and int(token.word) in years:
            reading.use(i, i + 1)
    return years


def _read_side(reading: _Reading) -> _Side:
    named: dict[Polarity, None] = {}
    hinted: dict[Polarity, None] = {}
    hints: list[Match] = []
    both = False
    titles = {i for title in reading.titles for i in range(title.start, title.end)}
    for match in reading.words.polarity.find(reading.tokens):
        if any(i in reading.used | titles for i in range(match.start, match.end)):
            continue
        if match.key == "both":
            both = True
            reading.use(match.start, match.end)
        elif match.key in _SIDES:
            reading.use(match.start, match.end)
            named.setdefault(_SIDES[match.key])
            reading.found.append(f'{match.key}: "{match.phrase}"')
        else:
            side = _SIDES[match.key.removesuffix("_hint")]
            hinted.setdefault(_OTHER_SIDE[side] if _is_negated(reading, match) else side)
            hints.append(match)
    return _Side(tuple(named), tuple(hinted), both, tuple(hints))


def _matter(reading: _Reading, side: _Side, domains: list[tuple[Domain, bool]]) -> list[int]:
    """The words that carry a matter of their own; none for a question about a whole set.

    Words that lean to a side, and titles of domains, are matter only beside other matter.
    """
    with_hints = reading.content()
    for match in (*side.hints, *reading.titles):
        reading.use(match.start, match.end)
    bare = reading.content()
    if not bare or (domains and side.is_said and not _says_more(reading, bare)):
        return []
    return with_hints


def _says_more(reading: _Reading, words: list[int]) -> bool:
    """Whether words left over point to a topic of the field, rather than being turns of speech."""
    text = " ".join(reading.tokens[i].word for i in words)
    return bool(cue_hits(text, reading.words.language))


def _is_negated(reading: _Reading, match: Match) -> bool:
    before = [reading.tokens[i].word for i in range(max(0, match.start - 2), match.start)]
    return any(word in reading.words.negation for word in before)


def _read_refusal(reading: _Reading, about: bool, ranking_question: bool) -> Reason | None:
    keys = {match.key for match in reading.words.refusal.find(reading.tokens)}
    if "out_of_scope" in keys:
        return Reason.OUT_OF_SCOPE
    if "no_ranking" in keys and not (about and ranking_question):
        return Reason.NO_RANKING
    return None


def _speaks_of_ranking(reading: _Reading) -> bool:
    ranking = {"no_ranking", "is_mgi_a_ranking"}
    books = (reading.words.refusal, reading.words.about_mgi)
    return any(match.key in ranking for book in books for match in book.find(reading.tokens))


def _asks_for_no_country(reading: _Reading) -> bool:
    return not any(token.is_in(reading.words.countries) for token in reading.tokens)


def _read_intents(reading: _Reading) -> dict[str, list[Match]]:
    intents: dict[str, list[Match]] = {}
    for match in reading.words.intent.find(reading.tokens):
        intents.setdefault(match.key, []).append(match)
    return intents


def _level(intents: dict[str, list[Match]]) -> Level | None:
    if "local" in intents:
        return Level.LOCAL
    return Level.NATIONAL if "national" in intents else None


def _is_of_field(reading: _Reading) -> bool:
    """Whether a question's words are those of migration governance at all."""
    if any(token.is_in(reading.words.generic_of_field) for token in reading.tokens):
        return True
    language = reading.words.language
    concepts = frozenset().union(*concepts_of(reading.tokens, language))
    hits = cue_hits(reading.question, language).values()
    return len(concepts) > 1 or bool(hits)


def _intent(
    intents: dict[str, list[Match]],
    places: tuple[Place, ...],
    side: _Side,
    matter: list[int],
    about: bool,
    on_domain: bool,
    of_parts: bool,
) -> Intent:
    asks_of_mgi = about or (of_parts and bool(matter or "assesses" in intents))
    if not places and not side.named and not side.both and asks_of_mgi:
        return Intent.ABOUT_MGI
    if matter:
        return Intent.YES_NO if _opens(intents.get("yes_no", ())) else Intent.TOPICAL
    if "count" in intents:
        return Intent.COUNT
    if not side.is_said and not on_domain:
        return Intent.OVERVIEW
    return Intent.LIST


def _opens(matches: Sequence[Match]) -> bool:
    return any(match.start == 0 for match in matches)
