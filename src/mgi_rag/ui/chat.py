"""The chat page: questions, cited answers, and where each sentence stands with one click."""

from datetime import date
from typing import cast

import streamlit as st

from mgi_rag.chat.answer import Answer, Check, Citation
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.wording import Wording
from mgi_rag.errors import MgiRagError
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, FindingId, Polarity
from mgi_rag.ui.inert import inert

_EXAMPLES = (
    "What are Kazakhstan's gaps in migrants' rights?",
    "Can you apply for a visa online in Kazakhstan?",
    "Quelles sont les lacunes du Kazakhstan en matière de partenariats ?",
)


@st.cache_resource(show_spinner="Opening the profiles…")
def _assistant() -> Assistant:
    return Assistant.open()


def _show_answer(answer: Answer, turn: int) -> None:
    by_number = {citation.number: citation for citation in answer.citations}
    for sentence in answer.sentences:
        if sentence.check is Check.VERBATIM:
            for number in sentence.citations:
                _show_citation(by_number[number], answer.language)
        elif not sentence.citations:
            st.markdown(_frame(sentence.text))
        # What is noted on a quote stands within its citation.
    for question in answer.suggestions:
        if st.button(inert(question), key=f"suggestion-{turn}-{question}"):
            _ask(question)


def _frame(text: str) -> str:
    """A line of ours; a heading (`**...**`) keeps its weight, everything else is inert."""
    bold = text.startswith("**") and text.endswith("**")
    return f"**{inert(text[2:-2])}**" if bold else inert(text)


def _show_citation(citation: Citation, language: str) -> None:
    """The quote with its number, and a fold with where it stands and what is noted on it."""
    say = messages(language).say
    quote = citation.quote if citation.reported_by else f"“{citation.quote}”"
    st.markdown(f"{inert(quote)} **\\[{citation.number}\\]**")
    with st.expander(inert(f"[{citation.number}] {_whereabouts(citation, language)}")):
        st.markdown(inert(f"{citation.finding_id}, {citation.locator}"))
        st.markdown(inert(f"{say('Source')}: {citation.source or ''}"))
    if citation.reported_by:
        st.caption(inert(_restated(citation.reported_by, citation.kind, language)))
    if citation.note:
        st.caption(inert(say("Note: %(note)s", note=_note(citation, language))))


def _restated(source: str, kind: str, language: str) -> str:
    wording = Wording(messages(language), date.today())
    is_finding = kind == "finding"
    return wording.restated_finding(source) if is_finding else wording.restated_fact(source)


def _note(citation: Citation, language: str) -> str:
    shelves = _assistant().shelves
    finding = shelves.catalogue.by_finding.get(FindingId(citation.finding_id))
    notes = finding.notes if finding else ()
    return " ".join(messages(language).say(n.message, **n.values) for n in notes) or str(
        citation.note
    )


def _whereabouts(citation: Citation, language: str) -> str:
    """Side, domain, place and year of a citation: `Gap, domain 1, Migrants' rights, ...`."""
    wording = Wording(messages(language), date.today())
    parts = []
    if citation.polarity is not None:
        parts.append(wording.one_of_side(Polarity(citation.polarity)))
    if citation.domain is not None:
        parts.append(wording.domain(Domain(citation.domain)))
    parts += [str(p) for p in (citation.locality, citation.place, citation.year) if p is not None]
    return " · ".join(parts) or citation.finding_id


def _ask(question: str) -> None:
    st.session_state.pending = question
    st.rerun()


def _turns() -> list[tuple[str, Answer | str]]:
    return cast("list[tuple[str, Answer | str]]", st.session_state.setdefault("turns", []))


def _answer_to(question: str) -> Answer | str:
    earlier = [asked for asked, answer in _turns() if isinstance(answer, Answer)]
    try:
        return _assistant().ask(question, earlier)
    except MgiRagError as error:
        return str(error)


def _show_turn(turn: int, asked: str, answer: Answer | str) -> None:
    with st.chat_message("user"):
        st.markdown(inert(asked))
    with st.chat_message("assistant"):
        if isinstance(answer, Answer):
            _show_answer(answer, turn)
        else:
            st.warning(inert(answer))


def _page() -> None:
    st.title("MGI profiles")
    st.caption(
        "Answers come from the loaded profiles of the Migration Governance Indicators alone, "
        "word for word, each with its source."
    )
    question = st.chat_input("Ask about a profile") or st.session_state.pop("pending", None)
    if question:
        _turns().append((question, _answer_to(question)))
    if not _turns():
        for example in _EXAMPLES:
            if st.button(inert(example)):
                _ask(example)
    for turn, (asked, answer) in enumerate(_turns()):
        _show_turn(turn, asked, answer)


_page()
