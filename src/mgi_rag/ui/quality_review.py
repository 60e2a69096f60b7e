"""What people said of answers, one at a time, to be made a question with gold or put aside."""

from typing import Final, get_args

import streamlit as st

from mgi_rag.chat.plan import Reason
from mgi_rag.errors import UsageError
from mgi_rag.evals.new_questions import KINDS, new_question, write_question
from mgi_rag.evals.questions import Asker
from mgi_rag.evals.reviews import FILE, Review, Waiting, queue, remember, reviews
from mgi_rag.evals.systems.ranking_alone import dense_scores, lexical_scores
from mgi_rag.index.fusion import fuse
from mgi_rag.languages import LANGUAGES
from mgi_rag.settings import settings
from mgi_rag.ui.answer import show_answer
from mgi_rag.ui.feedback import told_reason
from mgi_rag.ui.inert import inert
from mgi_rag.ui.resources import assistant, book
from mgi_rag.ui.session import field_words, say, spoken

_OFFERED: Final = 15
"""Findings and passages that a search offers (count)."""


def show_review() -> None:
    """The first case that nobody has reviewed, or the one that is chosen."""
    if not settings().review:
        st.info(
            inert(
                say(
                    "Here thumbs and reports become questions with gold. They tell what other "
                    "people asked, so it is shown only where the app was started with {option}.",
                    option="MGI_RAG_REVIEW=true",
                )
            )
        )
        return
    if told := st.session_state.pop("review-told", None):
        st.success(inert(told))
    done = reviews(settings().data / FILE)
    left = queue(book().feedback(), done)
    accepted = sum(review.outcome == "accepted" for review in done)
    st.caption(
        inert(
            say(
                "{left} to review, {accepted} accepted, {rejected} rejected",
                left=len(left.waiting),
                accepted=accepted,
                rejected=len(done) - accepted,
            )
        )
    )
    if left.unreadable:
        st.caption(
            inert(
                spoken().number(
                    "{n} answer was kept by another version of the program and cannot be shown.",
                    "{n} answers were kept by another version of the program and cannot be shown.",
                    left.unreadable,
                )
            )
        )
    if not left.waiting:
        st.info(inert(say("Nothing is left to review.")))
        return
    chosen = st.selectbox(say("Case"), left.waiting, format_func=_case_name)
    _show_said(chosen)
    _show_gold(chosen)


def _case_name(one: Waiting) -> str:
    return f"{_verdict(one)} · {one.case.question}"


def _verdict(one: Waiting) -> str:
    if one.case.verdict == "wrong_citation":
        return say("Citation {number} reported as wrong", number=one.reported)
    return say("Thumb up") if one.case.verdict == "good" else say("Thumb down")


def _show_said(one: Waiting) -> None:
    """The question, the answer as it was seen, and what was said of it."""
    case = one.case
    said = [_verdict(one), told_reason(case.because) if case.because else "", case.comment]
    st.markdown(f"**{inert(' · '.join(text for text in said if text))}**")
    st.markdown(inert(case.question))
    with st.container(border=True, key="reviewed-answer"):
        show_answer(one.answer, "reviewed")
    st.caption(inert(say("Understood as: {plan}", plan=case.plan)))


def _show_gold(one: Waiting) -> None:
    """What a right answer does, to be filled in, and the two ways to be done with the case."""
    case, name = one.case, one.case.feedback
    turns = st.text_area(
        say("The question, each turn of a conversation on a line of its own"),
        case.question,
        key=f"turns-{name}",
    )
    kinds, languages = list(KINDS), list(LANGUAGES)
    kind = st.selectbox(
        say("Kind"),
        kinds,
        index=kinds.index(case.kind) if case.kind in kinds else 0,
        key=f"kind-{name}",
    )
    language = st.selectbox(
        say("Language"),
        languages,
        index=languages.index(case.language) if case.language in languages else 0,
        format_func=lambda tag: field_words().language_name(tag),
        key=f"language-{name}",
    )
    asker = st.selectbox(
        say("Who would ask"), get_args(Asker), index=None, key=f"asker-{name}",
        placeholder=say("Choose one"),
    )  # fmt: skip
    reasons = [reason.value for reason in Reason]
    reason = st.selectbox(
        say("A right answer refuses, because"),
        reasons,
        index=reasons.index(case.reason) if case.reason in reasons else None,
        key=f"reason-{name}",
        placeholder=say("It answers"),
    )
    required = _pick(say("A right answer cites"), f"required-{name}", case.required)
    allowed = _pick(say("It may also cite"), f"allowed-{name}", case.allowed)
    with st.container(horizontal=True):
        accepts = st.button(say("Accept as a question"), type="primary")
        rejects = st.button(say("Reject"))
    if rejects:
        _done(Review(feedback=name, outcome="rejected"), say("Rejected; it is not shown again."))
    if accepts and asker is None:
        st.error(inert(say("Say who would ask this.")))
    elif accepts:
        lines = [line.strip() for line in turns.splitlines() if line.strip()]
        try:
            question = new_question(
                lines, kind, language, required, allowed, reason, _known(), asker
            )
            path = write_question(question, settings().reviewed)
        except UsageError as error:
            st.error(inert(str(error)))
            return
        told = say("Written to {path}. Ask it with {command}.", path=path, command=(
            f"mgi-rag eval --set {settings().reviewed}"
        ))  # fmt: skip
        _done(Review(feedback=name, outcome="accepted", question=question.id), told)


def _pick(label: str, key: str, proposed: list[str]) -> list[str]:
    """Ids out of those proposed, those picked already, and those that a search finds."""
    known = _known()
    searched = st.text_input(say("Search findings for: {what}", what=label), key=f"search-{key}")
    if key not in st.session_state:
        st.session_state[key] = [record for record in proposed if record in known]
    found = _found(searched)
    if searched.strip():
        st.caption(inert(say("{n} found, to be chosen below", n=len(found))))
    options = dict.fromkeys([*st.session_state[key], *proposed, *found])
    picked = st.multiselect(
        label,
        [record for record in options if record in known],
        key=key,
        format_func=lambda record: f"{record} · {known[record]}",
        placeholder=say("Search above, then choose"),
    )
    if picked:
        st.markdown("\n".join(f"- {inert(record)}: {inert(known[record])}" for record in picked))
    return picked


def _known() -> dict[str, str]:
    """Every finding and passage that is loaded by id, verbatim."""
    catalogue = assistant().shelves.catalogue
    findings = {str(key): finding.quote for key, finding in catalogue.by_finding.items()}
    return findings | {str(key): one.text for key, one in catalogue.by_guidance.items()}


def _found(searched: str) -> list[str]:
    """Ids that hold the words searched for, or are likest to them."""
    if not searched.strip():
        return []
    shelves, embed = assistant().shelves, assistant().embed
    scores = fuse((lexical_scores(shelves, searched), dense_scores(shelves, embed, searched)))
    order = sorted(scores, key=lambda record: (-scores[record], record))
    named = [record for record in _known() if searched.strip().upper() in record.upper()]
    return list(dict.fromkeys([*named[:_OFFERED], *order[:_OFFERED]]))


def _done(review: Review, told: str) -> None:
    remember(settings().data / FILE, review)
    st.session_state["review-told"] = told
    st.rerun()
