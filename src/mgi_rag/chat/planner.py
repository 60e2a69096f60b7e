"""Reads a question into a plan: gazetteers and the field's words first, no model needed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mgi_rag.chat.beyond import read_refusal, speaks_of_ranking
from mgi_rag.chat.briefs.wish import BriefWish, read_brief
from mgi_rag.chat.domains import domain_matches, is_by_number
from mgi_rag.chat.lexicon import answer_languages, lexicon, question_language
from mgi_rag.chat.orders import without_orders
from mgi_rag.chat.place_reading import partners_of, read_places
from mgi_rag.chat.plan import Intent, Plan, Reason, Spare
from mgi_rag.chat.programme import is_about_programme
from mgi_rag.chat.reach import Reach, read_reach
from mgi_rag.chat.reading import Reading
from mgi_rag.chat.sides import Side, read_side
from mgi_rag.chat.turns import read_opening, read_steering, read_turns_of_speech
from mgi_rag.errors import UsageError
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Match, Token, tokens_of
from mgi_rag.index.topics.cues import cue_hits, stems
from mgi_rag.languages import DEFAULT_LANGUAGE
from mgi_rag.places.find import PlaceReading, find_places
from mgi_rag.places.neutral import without_places
from mgi_rag.places.place import Place
from mgi_rag.profiles.dates import years_in
from mgi_rag.profiles.finding import Domain, Level
from mgi_rag.profiles.published import registered_localities

FIRST_ROUND: Final = 2016
"""Year of the first MGI assessments; an earlier year in a question is no round."""
_COUNTING: Final = frozenset({"count", "amount"})
_ASKING_ALL: Final = frozenset({"overview", "tell"})


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


def plan_question(
    question: str,
    loaded: Sequence[Place],
    in_focus: Sequence[Place] = (),
    spoken: str = DEFAULT_LANGUAGE,
) -> Plan:
    """The plan of one question; what it leaves unsaid stays open.

    Args:
        question: as `clean_question` leaves it.
        loaded: the places that have a profile at hand, localities with their names.
        in_focus: the places that its conversation is about, if any.
        spoken: ISO 639-1 tag of the language to read it in where its words show none.

    Returns:
        The plan; `refusal` is set where no evidence can answer.
    """
    whole, question = question, without_orders(question)
    tokens = tokens_of(question)
    named = find_places(question, localities=_known_localities(loaded))
    language = question_language(
        without_places(question, named, {p.key for m in named.mentions for p in m.places}),
        " ".join(mention.text for mention in named.mentions),
    )
    reading = Reading(question, tokens, lexicon(language or spoken))
    own_places, groups = read_places(reading, named, loaded, in_focus)
    reading.places = set(reading.used)
    answer_in = _read_answer_language(reading)
    years = _read_years(reading)
    read_opening(reading)
    intents, domains, side = _read_intents(reading), _read_domains(reading), read_side(reading)
    about, ranking_question = _read_about_mgi(reading)
    of_these = read_turns_of_speech(reading, in_focus, years)
    is_of_mgi = about and not own_places
    reach = read_reach(reading, own_places, groups, () if is_of_mgi else loaded, years)
    places = own_places if is_of_mgi else reach.places
    ranking_question = ranking_question or (about and _asks_for_no_country(reading))
    overviews = [match for key in _ASKING_ALL for match in intents.get(key, ())]
    brief = read_brief(reading)
    said_so = {i for match in overviews for i in range(match.start, match.end)}
    refusal = read_refusal(
        reading, side, said_so, is_of_mgi and ranking_question and "give" not in intents
    )
    of_part = bool(places or reading.opening or domains or of_these)
    of_field = of_part or about or side.is_said or _is_of_field(reading)
    settled = [domain for domain, sure in domains if sure]
    reading.use_all(overviews)
    asked = read_steering(reading, in_focus)
    content = reading.content()
    matter = _matter(reading, side, domains, reach)
    spare = _spare(reading, content) if not matter else []
    asks_whole = "overview" in intents and not (side.is_said or domains)
    if asks_whole and not _says_more(reading, matter) and not _has_concept(reading, matter):
        # "I know nothing about Peru; where does it stand?": what is left is manner of speaking.
        matter = []
    if not (matter or domains or side.is_said) and "amount" in intents:
        matter = reading.of_field()
    if reach.scope is not None:
        # "Which countries do well on visas?": words that lean to a side settle it.
        hints = {i for match in side.hints for i in range(match.start, match.end)}
        matter = [i for i in matter if i not in hints]
    whole_set = not matter
    of_parts = bool(domains) and bool(reading.words.structure.find(tokens))
    if of_parts and not about:
        # "And domain 5?" in a conversation goes on with its place.
        of_parts = "assesses" in intents or bool(matter and not in_focus)
    intent = _intent(intents, places, side, matter, about, bool(domains), of_parts, reach, brief)
    # "And in the profile of 2021?" goes on with what was asked.
    asks_all = bool(overviews or brief) and not (
        brief.is_of_answer or (years and in_focus and not own_places)
    )
    said = places or years or answer_in or asks_all or asked.words or brief
    if intent is Intent.OVERVIEW and not said:
        # Nothing was said that a profile could answer: a greeting, a sign, a slip of the hand.
        refusal = refusal or Reason.OUT_OF_SCOPE
    titled = tuple(sorted({domain for domain, _ in domains}))
    plan = Plan(
        question=whole,
        language=answer_in or reading.words.language,
        language_is_sure=answer_in is not None or language is not None,
        intent=intent,
        places=places,
        scope=None if is_of_mgi else reach.scope,
        groups=groups,
        domains=titled if whole_set or intent is Intent.ABOUT_MGI else tuple(settled),
        polarity=None
        if matter and _opens(intents.get("asks_side", ()))
        else side.polarity(whole_set or reach.scope is not None, reach.words),
        presumed=side.polarity(True),
        names_side=bool(side.named) and not side.both,
        asks_both=side.both or len(side.named) > 1,
        asks_all=asks_all,
        of_profiles=reach.scope is not None
        and "profiles" in intents
        and not (matter or domains or side.is_said),
        has_terms=reach.of_change or _is_named_twice(named),
        is_brief=bool(brief) and intent is not Intent.ABOUT_MGI,
        of_these=of_these,
        pick=asked.pick,
        wishes=asked.wishes,
        years=years,
        topic=None if whole_set else _span(question, tokens, matter),
        matter=without_places(question, named, {place.key for place in places}),
        words=tuple(reading.telling() if intent is Intent.ABOUT_MGI else matter),
        spare=Spare(_span(question, tokens, spare), tuple(spare), tuple(settled))
        if whole_set and spare
        else None,
        told=question,
        told_in=reading.words.language,
        level=_level(intents),
        about_ranking=ranking_question and speaks_of_ranking(reading),
        doubtful=named.doubtful[0].text if named.doubtful else None,
        choices=named.doubtful[0].candidates if named.doubtful else (),
        partners=partners_of(reading, named),
        refusal=refusal,
        is_of_field=of_field,
        found=tuple(reading.found),
    )
    could_be_speech = bool(titled or side.is_said) and not _says_more(reading, matter)
    return _with_set(plan, titled, side) if could_be_speech else plan


def _span(question: str, tokens: Sequence[Token], words: Sequence[int]) -> str:
    """The text of a question from the first of some words to the last."""
    return question[tokens[words[0]].start : tokens[words[-1]].end]


def _with_set(plan: Plan, titled: tuple[Domain, ...], side: Side) -> Plan:
    """A question on a matter with its other reading: its words of matter as turns of speech."""
    if plan.topic is None or plan.refusal is not None:
        return plan
    whole = Intent.OVERVIEW if plan.is_brief else Intent.LIST
    intent = whole if plan.intent in (Intent.TOPICAL, Intent.YES_NO) else plan.intent
    as_set = replace(
        plan, intent=intent, domains=titled, polarity=side.polarity(True), topic=None, words=()
    )
    return replace(plan, as_set=as_set)


def _is_named_twice(named: PlaceReading) -> bool:
    keys = [tuple(place.key for place in mention.places) for mention in named.mentions]
    return len(set(keys)) < len(keys)


def _known_localities(loaded: Sequence[Place]) -> list[Place]:
    """The localities at hand, and those whose profiles are known to be somewhere else."""
    at_hand = {place.key: place for place in loaded if place.is_locality}
    elsewhere = [place for place in registered_localities() if place.key not in at_hand]
    return [*at_hand.values(), *elsewhere]


def _read_about_mgi(reading: Reading) -> tuple[bool, bool]:
    about = is_about_programme(reading.tokens, reading.words.language)
    ranking = False
    for match in reading.words.about_mgi.find(reading.tokens):
        if any(i in reading.used for i in range(match.start, match.end)):
            continue
        if match.key == "aside":
            reading.use(match.start, match.end)
        reading.about.update(range(match.start, match.end))
        about |= match.key in ("about_mgi", "is_mgi_a_ranking")
        ranking |= match.key == "is_mgi_a_ranking"
    return about, ranking


def _read_domains(reading: Reading) -> list[tuple[Domain, bool]]:
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


def _read_answer_language(reading: Reading) -> str | None:
    """The language in which an answer is asked for outright."""
    asked = None
    for match in answer_languages().find(reading.tokens):
        reading.use(match.start, match.end)
        reading.found.append(f'answer in {match.key}: "{match.phrase}"')
        asked = match.key
    return asked


def _read_years(reading: Reading) -> tuple[int, ...]:
    """The rounds asked about; earlier years belong to laws and treaties."""
    years = tuple(y for y in years_in(reading.question) if y >= FIRST_ROUND)
    for i, token in enumerate(reading.tokens):
        if token.word.isdecimal() and int(token.word) in years:
            reading.use(i, i + 1)
    return years


def _matter(
    reading: Reading, side: Side, domains: list[tuple[Domain, bool]], reach: Reach
) -> list[int]:
    """The words that carry a matter of their own; none for a question about a whole set.

    Words that lean to a side, and titles of domains, are matter only beside other matter.
    """
    with_hints = reading.content()
    for match in (*side.hints, *reading.titles):
        reading.use(match.start, match.end)
    bare = reading.content()
    of_set = bool(domains) and (side.is_said or reach.compares)
    if not bare or (of_set and not _says_more(reading, bare)):
        return []
    return with_hints


def _spare(reading: Reading, content: list[int]) -> list[int]:
    """Words of a list by its title that could be a matter, with those of the field beside them.

    One word beside the title is mere wording, unless words that tell a topic reach beyond the title
    ("information for migrants in a crisis").
    """
    if not reading.titles:
        return []
    if len(reading.content()) > 1:
        return content
    return sorted([*content, *reading.of_field()]) if _names_topic(reading) else []


def _names_topic(reading: Reading) -> bool:
    """Whether words that tell a topic reach beyond those of a domain's title."""
    language = reading.words.language
    titles = {
        stem
        for match in reading.titles
        for stem in stems(
            _span(reading.question, reading.tokens, (match.start, match.end - 1)), language
        )
    }
    hits = cue_hits(reading.question, language).values()
    return any(hit.weight >= 1 and not hit.stems <= titles for hit in hits)


def _says_more(reading: Reading, words: list[int]) -> bool:
    """Whether words left over point to a topic of the field, rather than being turns of speech."""
    text = " ".join(reading.tokens[i].word for i in words)
    return bool(cue_hits(text, reading.words.language))


def _has_concept(reading: Reading, words: list[int]) -> bool:
    """Whether one of the words is of a concept of the field."""
    concepts = concepts_of(reading.tokens, reading.words.language)
    return any(concepts[i] for i in words)


def _asks_for_no_country(reading: Reading) -> bool:
    return not any(token.is_in(reading.words.countries) for token in reading.tokens)


def _read_intents(reading: Reading) -> dict[str, list[Match]]:
    intents: dict[str, list[Match]] = {}
    found = reading.words.intent.find(reading.tokens)
    # "Where does Peru stand?": a place may stand inside a phrase for an overview.
    across = [m for m in _across_places(reading) if m.key in _ASKING_ALL]
    for match in dict.fromkeys((*found, *across)):
        if any(i in reading.opening for i in range(match.start, match.end)):
            continue
        intents.setdefault(match.key, []).append(match)
    return intents


def _across_places(reading: Reading) -> list[Match]:
    """Phrases of intent found with the places left out, over all words that they span."""
    kept = [i for i in range(len(reading.tokens)) if i not in reading.used]
    found = reading.words.intent.find(tuple(reading.tokens[i] for i in kept))
    return [Match(m.key, m.phrase, kept[m.start], kept[m.end - 1] + 1) for m in found]


def _level(intents: dict[str, list[Match]]) -> Level | None:
    if "local" in intents:
        return Level.LOCAL
    return Level.NATIONAL if "national" in intents else None


def _is_of_field(reading: Reading) -> bool:
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
    side: Side,
    matter: list[int],
    about: bool,
    on_domain: bool,
    of_parts: bool,
    reach: Reach,
    brief: BriefWish,
) -> Intent:
    asks_of_mgi = about or (of_parts and bool(matter or "assesses" in intents))
    if not places and not side.named and not side.both and asks_of_mgi:
        return Intent.ABOUT_MGI
    if reach.scope is not None:
        return Intent.WHICH_PLACES
    if reach.compares:
        return Intent.COMPARE
    if matter:
        opens = _opens(intents.get("yes_no", ()))
        return Intent.YES_NO if opens and not brief else Intent.TOPICAL
    if brief:
        return Intent.OVERVIEW
    if not _COUNTING.isdisjoint(intents):
        return Intent.COUNT
    if not side.is_said and not on_domain:
        return Intent.OVERVIEW
    return Intent.LIST


def _opens(matches: Sequence[Match]) -> bool:
    return any(match.start == 0 for match in matches)
