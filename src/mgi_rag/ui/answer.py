"""An answer as the chat shows it, whether it was given just now or long ago."""

import streamlit as st

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.conversations.kept import KeptAnswer, KeptCitation
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.ui.citation import citation_label, open_citation
from mgi_rag.ui.inert import inert, inert_frame


def show_answer(answer: KeptAnswer, turn: int | str) -> None:
    """The sentences of an answer, each quote with the line that opens its source.

    `turn` tells this answer from the others on the page.
    """
    by_number = {kept.citation.number: kept for kept in answer.citations}
    with st.container(key=f"{_direction(answer.language)}-answer-{turn}", gap="small"):
        for place, sentence in enumerate(answer.sentences):
            cited = [by_number[number] for number in sentence.citations if number in by_number]
            if sentence.check is Check.VERBATIM and cited:
                _show_quote(answer, sentence, cited, f"{turn}-{place}")
            elif sentence.check in (Check.CHECKED, Check.REPLACED):
                _show_sentence(answer, sentence, cited, f"{turn}-{place}")
            elif not _is_note(answer, sentence):
                st.markdown(inert_frame(sentence.text))


def _show_quote(
    answer: KeptAnswer, sentence: Sentence, cited: list[KeptCitation], key: str
) -> None:
    citation = cited[0].citation
    restated = citation.reported_by is not None
    text = inert(sentence.text) if restated else f"“{inert(sentence.text)}”"
    side = citation.polarity or "guidance"
    # The whole block runs as the quote does; a note within runs as its own letters do.
    with (
        st.container(key=f"{_direction(citation.language)}-quoted-{key}"),
        st.container(key=f"quote-{side}-{key}"),
    ):
        st.markdown(text)
        for note in _notes(answer, sentence):
            st.markdown(f"*{inert(note.text)}*")
        for kept in cited:
            _opener(kept, answer, key)


def _show_sentence(
    answer: KeptAnswer, sentence: Sentence, cited: list[KeptCitation], key: str
) -> None:
    st.markdown(inert(sentence.text))
    with st.container(key=f"quote-checked-{key}"):
        for kept in cited:
            _opener(kept, answer, key)


def _opener(kept: KeptCitation, answer: KeptAnswer, key: str) -> None:
    label = citation_label(kept)
    if st.button(label, key=f"open-{key}-{kept.citation.number}", type="tertiary"):
        open_citation(kept, answer)


def _is_note(answer: KeptAnswer, sentence: Sentence) -> bool:
    """Whether a sentence of the frame remarks on one quote, with which it is shown."""
    return len(sentence.citations) == 1 and any(
        other.check is Check.VERBATIM and other.citations == sentence.citations
        for other in answer.sentences
    )


def _notes(answer: KeptAnswer, quote: Sentence) -> list[Sentence]:
    """What is remarked on a quote."""
    return [
        sentence
        for sentence in answer.sentences
        if sentence.check is Check.FRAME
        and sentence.citations == quote.citations
        and _is_note(answer, sentence)
    ]


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
