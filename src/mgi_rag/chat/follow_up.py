"""A question in its conversation: a turn inherits only what it leaves unsaid."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mgi_rag.chat.plan import Intent, Plan, Scope
from mgi_rag.chat.planner import plan_question
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Level

_OVER_PLACES: Final = (Intent.WHICH_PLACES, Intent.COMPARE)


def plan_conversation(turns: Sequence[str], loaded: Sequence[Place]) -> Plan:
    """The plan of the last turn, read in the light of those before it.

    Args:
        turns: what the user said, oldest first, each as `clean_question` leaves it.
        loaded: the places that have a profile at hand.
    """
    plan = context = plan_question(turns[0], loaded)
    for turn in turns[1:]:
        new = plan_question(turn, loaded, context.places, context.told_in)
        if _goes_on_with_mgi(plan, context, new):
            plan = _of_mgi(plan, new)
            continue
        if plan.intent is Intent.ABOUT_MGI and _stands_alone(new):
            context = new
        plan = _continued(context, _over_others(context, new, loaded))
        # The thread is not lost by a remark aside.
        if plan.refusal is None and plan.intent is not Intent.ABOUT_MGI:
            # A name that is asked back drops the place before it: what follows means neither yet.
            places = plan.places or (() if plan.choices else context.places)
            context = replace(plan, places=places)
    return plan


def _goes_on_with_mgi(before: Plan, context: Plan, new: Plan) -> bool:
    """Whether a turn asks of another domain or level what the turn before asked of MGI itself."""
    if before.intent is not Intent.ABOUT_MGI or new.intent is Intent.ABOUT_MGI:
        return False
    says_other = new.places or new.years or new.polarity or new.asks_both or new.refusal
    if says_other or (context.places and not before.domains):
        return False
    return bool(new.domains) or _names_level_alone(new)


def _stands_alone(new: Plan) -> bool:
    """Whether a turn names its place and its side, so that it lacks nothing."""
    return bool(new.places) and (new.names_side or new.asks_both) and not new.has_terms


def _names_level_alone(new: Plan) -> bool:
    """Whether a turn says countries or cities, and nothing else: "And for cities?"."""
    return new.level is not None and len(new.words) <= 1


def _of_mgi(before: Plan, new: Plan) -> Plan:
    """The turn as a question about MGI, of the domains and the level that it or the last named."""
    return replace(
        new,
        intent=Intent.ABOUT_MGI,
        language=new.language if new.language_is_sure else before.language,
        domains=new.domains or before.domains,
        level=new.level or before.level,
        topic=None,
        refusal=None,
    )


def _over_others(context: Plan, new: Plan, loaded: Sequence[Place]) -> Plan:
    """A turn that asks of all cities what was asked of all countries, or the reverse."""
    if context.scope is None or new.places or new.scope or not _names_level_alone(new):
        return new
    cities = new.level is Level.LOCAL
    return replace(
        new,
        intent=Intent.WHICH_PLACES,
        scope=Scope.CITIES if cities else Scope.COUNTRIES,
        places=tuple(place for place in loaded if place.is_locality == cities),
        topic=None,
        words=(),
    )


def _continued(earlier: Plan, new: Plan) -> Plan:
    """The new turn with what it leaves unsaid taken from the earlier plan."""
    if not new.language_is_sure:
        new = replace(new, language=earlier.language)
    if new.refusal is not None or new.choices or new.intent is Intent.ABOUT_MGI:
        return new
    if earlier.refusal is not None or earlier.intent is Intent.ABOUT_MGI:
        earlier = replace(earlier, topic=None, domains=(), polarity=None, intent=Intent.OVERVIEW)
    if _is_about_answer(new):
        return _of_answer(earlier, new)
    new = _with_places(earlier, replace(new, wishes=frozenset()))
    if new.asks_all:
        return new
    if new.topic is None:
        return _with_matter(earlier, new)
    if new.as_set is not None:
        new = replace(new, as_set=_with_matter(earlier, new.as_set))
    return _of_these(earlier, new) if new.of_these else new


def _is_about_answer(new: Plan) -> bool:
    """Whether a turn is about the answer before it: its sources, one of its findings, its length.

    A turn that names a place, a domain, a side or a year of its own asks for something else.
    """
    is_bare = not (new.places or new.domains or new.years or new.scope)
    return is_bare and bool(new.pick or new.wishes)


def _of_answer(earlier: Plan, new: Plan) -> Plan:
    """The earlier question once more, for what the turn wants of its answer."""
    return replace(
        earlier,
        question=new.question,
        language=new.language,
        polarity=new.polarity or earlier.polarity,
        pick=new.pick or earlier.pick,
        wishes=new.wishes,
        is_brief=False,
        found=new.found,
    )


def _of_these(earlier: Plan, new: Plan) -> Plan:
    """A matter asked of the findings shown before: their domains and their side hold on."""
    return replace(
        new,
        domains=new.domains or earlier.domains,
        polarity=new.polarity or earlier.polarity,
        names_side=new.names_side or earlier.names_side,
        years=new.years or earlier.years,
    )


def _with_places(earlier: Plan, new: Plan) -> Plan:
    """The places of a turn: its own, those of the earlier one, or both side by side."""
    if new.scope is not None:
        return new
    places = new.places or earlier.places
    scope, groups = (None, ()) if new.places else (earlier.scope, earlier.groups)
    if new.intent is Intent.COMPARE and len(new.places) == 1 and earlier.scope is None:
        known = {place.key: place for place in (*earlier.places, *new.places)}
        places = tuple(known.values())
    as_set = replace(new.as_set, places=places, scope=scope) if new.as_set else None
    years = new.years or (() if new.places else earlier.years)
    return replace(new, places=places, scope=scope, groups=groups, years=years, as_set=as_set)


def _with_matter(earlier: Plan, new: Plan) -> Plan:
    """A turn without a matter of its own: the domains, the side and the matter before it."""
    keeps_topic = earlier.topic is not None and not new.domains
    matter = earlier if keeps_topic else new
    polarity = None if new.asks_both else (new.polarity or earlier.polarity)
    return replace(
        new,
        domains=new.domains or earlier.domains,
        polarity=polarity,
        names_side=new.names_side or (earlier.names_side and not new.asks_both),
        topic=matter.topic,
        matter=matter.matter,
        words=matter.words,
        told=matter.told,
        told_in=matter.told_in,
        partners=matter.partners,
        as_set=_as_set(earlier, new) if keeps_topic else None,
        is_of_field=new.is_of_field or earlier.is_of_field,
        is_brief=_is_brief(earlier, new),
        intent=_intent(earlier, new, keeps_topic=keeps_topic),
    )


def _is_brief(earlier: Plan, new: Plan) -> bool:
    """Whether a turn asks for a brief, or for the one before it of another place or language."""
    says_form = new.intent is not Intent.OVERVIEW or new.asks_all or new.domains
    return new.is_brief or (earlier.is_brief and not says_form)


def _as_set(earlier: Plan, new: Plan) -> Plan | None:
    """The whole list that words of the earlier turn may have asked for, of what this turn names."""
    if earlier.as_set is None:
        return None
    whole = replace(new, topic=None, words=())
    return _with_matter(earlier.as_set, whole)


def _intent(earlier: Plan, new: Plan, *, keeps_topic: bool) -> Intent:
    if new.intent in _OVER_PLACES:
        return new.intent
    if earlier.intent in _OVER_PLACES:
        if not new.places or new.places == earlier.places:
            return earlier.intent
        return Intent.TOPICAL if keeps_topic else Intent.LIST
    if new.is_brief and earlier.intent in (Intent.LIST, Intent.COUNT):
        return Intent.OVERVIEW
    if keeps_topic or new.intent is Intent.OVERVIEW:
        return earlier.intent
    return new.intent
