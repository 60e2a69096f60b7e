"""The chat page: questions, cited answers, and the sentence of the source with one click."""

from typing import cast

import streamlit as st

from mgi_rag.chat.answer import Answer, Check, Citation, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.errors import MgiRagError
from mgi_rag.messages import messages
from mgi_rag.ui.inert import inert

_EXAMPLES = (
    "What are Kazakhstan's gaps in migrants' rights?",
    "Can you apply for a visa online in Kazakhstan?",
    "Quelles sont les lacunes du Kazakhstan en matière de partenariats ?",
)


@st.cache_resource(show_spinner="Opening the profiles…")
def _assistant() -> Assistant:
    return Assistant.open()


def _show_answer(answer: Answer) -> None:
    by_number = {citation.number: citation for citation in answer.citations}
    for sentence in answer.sentences:
        _show_sentence(sentence, by_number)
    for question in answer.suggestions:
        if st.button(inert(question), key=f"{id(answer)}-{question}"):
            _ask(question)


def _show_sentence(sentence: Sentence, citations: dict[int, Citation]) -> None:
    if sentence.check is not Check.VERBATIM:
        st.markdown(inert(sentence.text.strip("*")))
        return
    for number in sentence.citations:
        _show_citation(citations[number])


def _show_citation(citation: Citation) -> None:
    say = messages(st.session_state.get("language", "en")).say
    st.markdown(f"> “{inert(citation.quote)}” **\\[{citation.number}\\]**")
    with st.expander(f"\\[{citation.number}\\] {inert(citation.finding_id)}"):
        place = " · ".join(
            str(part)
            for part in (citation.locality, citation.place, citation.year)
            if part is not None
        )
        st.markdown(inert(f"{place} {citation.polarity or ''}").strip())
        st.markdown(inert(f"{say('Source')}: {citation.source or ''}, {citation.locator}"))
        if citation.note:
            st.markdown(f"*{inert(citation.note)}*")


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


def _page() -> None:
    st.title("MGI profiles")
    st.caption(
        "Answers come from the loaded profiles of the Migration Governance Indicators alone, "
        "word for word, each with its source."
    )
    if not _turns():
        for example in _EXAMPLES:
            if st.button(inert(example)):
                _ask(example)
    question = st.chat_input("Ask about a profile") or st.session_state.pop("pending", None)
    if question:
        _turns().append((question, _answer_to(question)))
    for asked, answer in _turns():
        with st.chat_message("user"):
            st.markdown(inert(asked))
        with st.chat_message("assistant"):
            if isinstance(answer, Answer):
                _show_answer(answer)
            else:
                st.warning(inert(answer))


_page()
