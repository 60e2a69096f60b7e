"""An answer as the chat shows it, whether it was given just now or long ago."""

import streamlit as st

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.conversations.kept import KeptAnswer, KeptCitation
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.ui.citation import citation_label, open_citation
from mgi_rag.ui.inert import inert, inert_frame
from mgi_rag.ui.written import check_mark, show_legend


def show_answer(answer: KeptAnswer, turn: int | str) -> None:
    """The sentences of an answer, each quote with the line that opens its source.

    `turn` tells this answer from the others on the page.
    """
    by_number = {kept.citation.number: kept for kept in answer.citations}
    with st.container(key=f"{_direction(answer.language)}-answer-{turn}", gap="small"):
        for place, sentence in enumerate(answer.sentences):
            cited = [by_number[number] for number in sentence.citations if number in by_number]
            if sentence.check in (Check.VERBATIM, Check.REPLACED) and cited:
                _show_quote(answer, sentence, cited, f"{turn}-{place}")
            elif sentence.check is Check.CHECKED:
                _show_sentence(answer, sentence, cited, f"{turn}-{place}")
            elif not _is_note(answer, sentence):
                st.markdown(inert_frame(sentence.text))
        if answer.written_by is not None:
            show_legend(answer.written_by)


def _show_quote(
    answer: KeptAnswer, sentence: Sentence, cited: list[KeptCitation], key: str
) -> None:
    citation = cited[0].citation
    restated = citation.reported_by is not None
    # A model may have set the quote in quotation marks; a quote may have some of its own.
    own = sentence.text == citation.quote
    quote = sentence.text if own else sentence.text.strip("“”")
    text = inert(quote) if restated else f"“{inert(quote)}”"
    side = citation.polarity or "guidance"
    # The whole block runs as the quote does; a note within runs as its own letters do.
    with (
        st.container(key=f"{_direction(citation.language)}-quoted-{key}"),
        st.container(key=f"quote-{side}-{key}"),
    ):
        st.markdown(text)
        _show_below(answer, sentence, cited, key)


def _show_sentence(
    answer: KeptAnswer, sentence: Sentence, cited: list[KeptCitation], key: str
) -> None:
    st.markdown(inert(sentence.text))
    with st.container(key=f"quote-checked-{key}"):
        _show_below(answer, sentence, cited, key)


def _show_below(
    answer: KeptAnswer, sentence: Sentence, cited: list[KeptCitation], key: str
) -> None:
    """What belongs to a sentence: its mark where a model wrote, notes, references."""
    if answer.written_by is not None:
        st.caption(check_mark(sentence.check))
    for note in _notes(answer, sentence):
        st.markdown(f"*{inert(note.text)}*")
    for kept in cited:
        _opener(kept, answer, key)


def _opener(kept: KeptCitation, answer: KeptAnswer, key: str) -> None:
    label = citation_label(kept)
    if st.button(label, key=f"open-{key}-{kept.citation.number}", type="tertiary"):
        open_citation(kept, answer)


def _is_note(answer: KeptAnswer, sentence: Sentence) -> bool:
    """Whether a sentence of the frame remarks on one finding, with which it is shown."""
    return len(sentence.citations) == 1 and any(
        other.check is not Check.FRAME and sentence.citations[0] in other.citations
        for other in answer.sentences
    )


def _notes(answer: KeptAnswer, shown: Sentence) -> list[Sentence]:
    """What is remarked on the findings of a sentence, with the first that cites them."""
    before = answer.sentences[: answer.sentences.index(shown)]
    told = {number for other in before for number in other.citations}
    return [
        sentence
        for sentence in answer.sentences
        if sentence.check is Check.FRAME
        and len(sentence.citations) == 1
        and sentence.citations[0] in set(shown.citations) - told
    ]


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
