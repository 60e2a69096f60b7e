"""The understood plan as chips above an answer; changing or removing one asks again."""

from dataclasses import replace

import streamlit as st

from mgi_rag.chat.replan import Parts
from mgi_rag.conversations.kept import KeptAnswer, KeptPlan
from mgi_rag.exports.comparison import SHAPES
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.places.countries import country_name
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.ui.asking import ask_parts_next
from mgi_rag.ui.inert import inert
from mgi_rag.ui.resources import assistant
from mgi_rag.ui.session import field_words, say, spoken


def parts_of(plan: KeptPlan) -> Parts:
    """A kept plan as parts that can be changed."""
    return Parts(
        places=plan.places,
        domains=tuple(Domain(number) for number in plan.domains),
        polarity=Polarity(plan.polarity) if plan.polarity else None,
        years=plan.years,
        topic=plan.topic,
        is_brief=plan.is_brief,
    )


def show_chips(answer: KeptAnswer, turn: int) -> None:
    """Place, domain, side and matter as understood, each with what it can be changed to."""
    catalogue = assistant().shelves.catalogue
    parts = parts_of(answer.plan)
    with st.container(key=f"chips-{turn}", horizontal=True, gap="small"):
        _place_chip(parts, catalogue, answer.language, turn)
        _domain_chip(parts, answer.language, turn)
        _side_chip(parts, answer.language, turn)
        _topic_chip(parts, answer.language, turn)


def told_plan(plan: KeptPlan) -> str:
    """The plan in one line, for answers that are no longer the last."""
    words = field_words()
    parts = parts_of(plan)
    names = [_place_name(key, assistant().shelves.catalogue) for key in parts.places]
    domains = [words.domain(domain) for domain in parts.domains]
    sides = [words.one_of_side(parts.polarity)] if parts.polarity else []
    topics = [f"“{parts.topic}”"] if parts.topic else []
    return " · ".join([*names, *domains, *sides, *topics])


def _place_chip(parts: Parts, catalogue: Catalogue, language: str, turn: int) -> None:
    names = ", ".join(_place_name(key, catalogue) for key in parts.places)
    with st.popover(inert(names or say("All places")), icon=":material/place:"):
        for place in catalogue.places:
            if (place.key,) != parts.places:
                changed = replace(parts, places=(place.key,), years=())
                _option(field_words().place(place), changed, language, f"place-{turn}-{place.key}")
        if len(parts.places) > 1:
            for key in parts.places:
                rest = tuple(k for k in parts.places if k != key)
                label = say("Without {name}", name=_place_name(key, catalogue))
                _option(label, replace(parts, places=rest), language, f"no-place-{turn}-{key}")
        if len(catalogue.places) == 1 and parts.places:
            st.caption(inert(say("Only this place has a profile here.")))


def _domain_chip(parts: Parts, language: str, turn: int) -> None:
    words = field_words()
    label = "; ".join(words.domain(domain) for domain in parts.domains)
    with st.popover(inert(label or say("All domains")), icon=":material/category:"):
        if parts.domains:
            _option(say("All domains"), replace(parts, domains=()), language, f"domain-{turn}-all")
        for domain in Domain:
            if (domain,) != parts.domains:
                changed = replace(parts, domains=(domain,))
                _option(words.domain(domain), changed, language, f"domain-{turn}-{domain.value}")


def _side_chip(parts: Parts, language: str, turn: int) -> None:
    words = field_words()
    both = say("Strengths and gaps")
    with st.popover(inert(_side_label(parts.polarity) or both), icon=":material/balance:"):
        if parts.polarity is not None:
            _option(both, replace(parts, polarity=None), language, f"side-{turn}-both")
        for side in Polarity:
            if side is not parts.polarity:
                label = f"{SHAPES[side]} {words.one_of_side(side)}"
                _option(label, replace(parts, polarity=side), language, f"side-{turn}-{side}")


def _topic_chip(parts: Parts, language: str, turn: int) -> None:
    if parts.topic is None:
        return
    with st.popover(inert(f"“{parts.topic}”"), icon=":material/topic:"):
        label = say("Without this matter: everything")
        _option(label, replace(parts, topic=None), language, f"topic-{turn}")


def _option(label: str, parts: Parts, language: str, key: str) -> None:
    st.button(
        inert(label),
        key=f"chip-{key}",
        on_click=ask_parts_next,
        args=(parts, language),
        width="stretch",
    )


def _side_label(side: Polarity | None) -> str | None:
    return f"{SHAPES[side]} {field_words().one_of_side(side)}" if side else None


def _place_name(key: str, catalogue: Catalogue) -> str:
    if profiles := catalogue.by_place.get(key):
        return field_words().place(profiles[0].place)
    # A place without a profile here: a country has its name all the same.
    return country_name(key, spoken().language) if "-" not in key else key
