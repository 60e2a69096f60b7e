"""The chat: questions, cited answers, and what stood behind each of them."""

from typing import Literal

import streamlit as st

from mgi_rag.conversations.conversation import Turn
from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.conversations.tables import now
from mgi_rag.errors import MgiRagError
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.settings import settings
from mgi_rag.ui.answer import show_answer
from mgi_rag.ui.asking import (
    Ask,
    answer_to,
    ask_next,
    begin,
    being_kept,
    current,
    current_id,
    open_conversation,
    taken,
    wait_until_kept,
)
from mgi_rag.ui.brief import show_brief_downloads
from mgi_rag.ui.chips import show_chips, told_plan
from mgi_rag.ui.conversation_list import show_actions, show_conversations
from mgi_rag.ui.feedback import show_feedback
from mgi_rag.ui.inert import direction_of, inert
from mgi_rag.ui.passing import Passing
from mgi_rag.ui.resources import assistant, book, questions_to_begin_with
from mgi_rag.ui.scroll import begin_at_the_question
from mgi_rag.ui.session import field_words, owner, say, spoken

_NAMED = 4
"""Profiles named on the first page; the page of profiles lists all."""


def _page() -> None:
    wait_until_kept()
    _read_address()
    # The field stands below the conversation; within a container of its own the page does not
    # follow the end of an answer, which is read from its start.
    told = st.container(key="conversation")
    with st.container(key="question-bar"):
        # The field's own button ends the page where it stands; a model's answer is completed.
        mode: Literal["submit", "stop"] = "stop" if settings().model is None else "submit"
        typed = st.chat_input(say("Ask about a profile"), key="question", submit_mode=mode)
    ask = taken() or (Ask(typed) if typed else None)
    with told:
        _show_conversation(ask)
    # Last, so that a conversation that was begun just now stands in the list.
    show_conversations()
    if current_id():
        st.query_params["conversation"] = str(current_id())
    elif "conversation" in st.query_params:
        del st.query_params["conversation"]


def _show_conversation(ask: Ask | None) -> None:
    """The turns so far, and the answer to what is asked now."""
    conversation = current()
    turns = list(conversation.turns) if conversation else []
    if ask is not None and ask.instead_of is not None:
        turns = [turn for turn in turns if turn.position < ask.instead_of]
    # In a place of its own it goes as soon as a question is asked, not when it is answered.
    welcome = st.empty()
    if not turns and ask is None:
        with welcome.container():
            _welcome()
    for turn in turns:
        _show_turn(turn, is_last=ask is None and turn is turns[-1])
    if ask is None and turns:
        begin_at_the_question(_told_apart(turns[-1].position))
    if ask is not None:
        _answer(ask, turns)
    show_actions()


def _read_address() -> None:
    """`?q=` asks once, `?conversation=` opens; what cannot be opened is said."""
    if question := st.query_params.get("q"):
        del st.query_params["q"]
        open_conversation(None)
        ask_next(Ask(question))
    named = st.query_params.get("conversation")
    if named and "conversation" not in st.session_state:
        if book().conversation(owner(), named) is None:
            st.info(
                inert(
                    say(
                        "This conversation is not there: it was deleted, or it belongs to another "
                        "browser. You can begin a new one here."
                    )
                )
            )
            del st.query_params["conversation"]
        else:
            open_conversation(named)


def _welcome() -> None:
    catalogue = assistant().shelves.catalogue
    st.title(say("What do the MGI profiles say?"))
    st.markdown(
        inert(
            say(
                "Answers come from the loaded profiles of the Migration Governance Indicators "
                "alone, word for word, each with its source."
            )
        )
    )
    st.caption(inert(say("Loaded: {names}", names=_loaded(catalogue))))
    st.subheader(say("You could begin with"))
    with st.container(key="first-questions", gap="xsmall"):
        for question in questions_to_begin_with(field_words()):
            st.button(
                inert(question), key=f"first-{question}", on_click=ask_next, args=(Ask(question),)
            )
    with st.container(key="ways", horizontal=True, gap="medium"):
        pages = "src/mgi_rag/ui"
        compare, profiles = say("Set profiles side by side"), say("See and add profiles")
        st.page_link(f"{pages}/compare_page.py", label=compare, icon=":material/compare_arrows:")
        st.page_link(f"{pages}/profiles_page.py", label=profiles, icon=":material/description:")


def _loaded(catalogue: Catalogue) -> str:
    """The first profiles by name, and how many more there are."""
    names = ", ".join(field_words().profile(profile) for profile in catalogue.profiles[:_NAMED])
    more = len(catalogue.profiles) - _NAMED
    if more <= 0:
        return names
    return spoken().number("{names} and {n} more", "{names} and {n} others", more, names=names)


def _show_turn(turn: Turn, *, is_last: bool) -> None:
    _show_question(turn.question, turn.position)
    with st.chat_message("assistant"):
        _show_answer_of(turn, is_last=is_last)


def _show_answer_of(turn: Turn, *, is_last: bool) -> None:
    if turn.answer is not None:
        _show_answered(turn.answer, turn.position, is_last=is_last)
    elif turn.problem is not None:
        st.warning(inert(turn.problem))
    else:
        st.info(inert(say("This question was stopped before it was answered.")))
    after = st.empty()
    if is_last:
        with after.container():
            _after(turn)


def _show_question(question: str, position: int) -> None:
    direction = direction_of(question)
    with st.chat_message("user"), st.container(key=f"{direction}-asked-{position}"):
        st.markdown(inert(question))


def _show_answered(answer: KeptAnswer, position: int, *, is_last: bool) -> None:
    if is_last:
        if answer.plan.places or answer.citations:
            show_chips(answer, position)
    elif told := told_plan(answer.plan):
        st.caption(inert(told))
    show_answer(answer, position)
    if answer.plan.is_brief and not answer.abstained:
        show_brief_downloads(answer, position)
    choices = st.empty()
    if is_last:
        with choices.container():
            _show_choices(answer, position)


def _show_choices(answer: KeptAnswer, position: int) -> None:
    """Clarifications and follow-ups as buttons."""
    right_to_left = "rtl" if answer.language in RIGHT_TO_LEFT else "ltr"
    with st.container(key=f"{right_to_left}-choices-{position}", horizontal=True, gap="small"):
        for choice in answer.choices:
            st.button(
                inert(choice.label),
                key=f"choice-{position}-{choice.question}",
                type="primary",
                on_click=ask_next,
                args=(Ask(choice.question),),
            )
        for question in answer.suggestions:
            st.button(
                inert(question),
                key=f"suggestion-{position}-{question}",
                on_click=ask_next,
                args=(Ask(question),),
            )


def _after(turn: Turn) -> None:
    """What can be done with the last answer: rate it, ask again, edit the question."""
    if turn.answer is not None:
        show_feedback(turn.answer, f"{current_id()}-{turn.position}")
    with st.container(horizontal=True, gap="small"):
        st.button(
            say("Ask again"),
            icon=":material/refresh:",
            type="tertiary",
            on_click=ask_next,
            args=(Ask(turn.question, instead_of=turn.position),),
        )
        if st.button(say("Edit the question"), icon=":material/edit:", type="tertiary"):
            st.session_state.editing = turn.position
    if st.session_state.get("editing") == turn.position:
        _edit(turn)


def _edit(turn: Turn) -> None:
    with st.form(f"edit-{turn.position}"):
        question = st.text_input(say("Your question"), value=turn.question, max_chars=4_000)
        if st.form_submit_button(say("Ask")):
            st.session_state.pop("editing")
            ask_next(Ask(question, instead_of=turn.position))
            st.rerun()


def _answer(ask: Ask, earlier: list[Turn]) -> None:
    """Keeps the question, answers it, keeps the answer, and shows both."""
    position = begin(ask)
    _show_question(ask.question, position)
    begin_at_the_question(_told_apart(position))
    conversation_id = str(current_id())
    with being_kept():
        _write(ask, earlier, conversation_id, position)


def _write(ask: Ask, earlier: list[Turn], conversation_id: str, position: int) -> None:
    passed, waiting = st.empty(), st.empty()
    with waiting.container(key="waiting", horizontal=True, vertical_alignment="center"):
        told = st.empty()
        told.caption(inert(say("Looking it up …")))
        # The field's own button stops what was typed there; this one what a button asked.
        st.button(say("Stop"), icon=":material/stop_circle:", type="tertiary")
    passing = Passing(passed, told)
    answer, problem = answer_to(ask, earlier, passing.show, passing.stopped)
    if passing.leaves is not None:
        # The page is drawn anew, or nobody is there any more: what passed is kept first, and
        # nothing of Streamlit's may be touched.
        book().end_turn(conversation_id, position, answer, problem)
        raise passing.leaves
    # Who has stopped before a model wrote leaves here, and the question is kept unanswered.
    waiting.empty()
    passed.empty()
    try:
        with st.chat_message("assistant"):
            turn = Turn(position, ask.question, answer, problem, now())
            _show_answer_of(turn, is_last=True)
    finally:
        # Kept after it was shown, which nobody waits for.
        book().end_turn(conversation_id, position, answer, problem)


def _told_apart(position: int) -> str:
    """Tells a question from all others that this visit shows, for the scrolling."""
    return f"{current_id()}-{position}-{st.session_state.get('asked', 0)}"


try:
    _page()
except MgiRagError as error:
    st.error(inert(str(error)))
