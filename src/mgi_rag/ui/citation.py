"""A citation opened: the quote within its domain of the source, and all that is known of it."""

import streamlit as st

from mgi_rag.conversations.kept import KeptAnswer, KeptCitation, Passage
from mgi_rag.exports.comparison import SHAPES
from mgi_rag.exports.reference import place_of, reference
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.ui.inert import inert, is_web_address
from mgi_rag.ui.resources import book
from mgi_rag.ui.session import field_words, owner, say, spoken


def citation_label(kept: KeptCitation, *, numbered: bool = True) -> str:
    """The line by which a citation is opened: number, side, place, year, locator."""
    c = kept.citation
    parts = []
    if c.polarity is not None:
        side = Polarity(c.polarity)
        parts.append(f"{SHAPES[side]} {field_words().one_of_side(side)}")
    parts += [f"{place_of(c) or ''} {c.year or ''}".strip()]
    if c.domain is not None:
        parts.append(say("domain {number}", number=c.domain))
    parts.append(c.locator)
    label = " · ".join(part for part in parts if part)
    return inert(f"[{c.number}] {label}" if numbered else label)


def open_citation(kept: KeptCitation, answer: KeptAnswer | None = None) -> None:
    """Opens a citation over the page; from an answer it can be reported as wrong."""
    title = inert(say("Source {number}", number=kept.citation.number))

    def show() -> None:
        show_citation(kept)
        if answer is not None:
            _report(kept, answer)

    st.dialog(title, width="large")(show)()


def show_citation(kept: KeptCitation) -> None:
    """All that is known of a citation, the quote highlighted where it stands."""
    _show_quote(kept)
    _show_facts(kept)
    _show_source(kept)
    st.caption(inert(say("Reference, to copy")))
    st.code(reference(kept.citation, spoken()), language=None, wrap_lines=True)
    if is_web_address(kept.citation.url):
        st.link_button(
            say("Open the source"), str(kept.citation.url), icon=":material/open_in_new:"
        )


def _show_quote(kept: KeptCitation) -> None:
    c = kept.citation
    with st.container(key=f"quote-{c.polarity or 'guidance'}-opened-{c.finding_id}"):
        with st.container(key=f"{_direction(kept)}-opened-{c.finding_id}"):
            st.markdown(inert(c.quote if c.reported_by else f"“{c.quote}”"))
        if kept.note:
            st.markdown(f"*{inert(say('Note'))}: {inert(kept.note)}*")


def _show_source(kept: KeptCitation) -> None:
    if not kept.around:
        return
    c = kept.citation
    words = field_words()
    st.markdown(f"**{inert(say('In its place in the source'))}**")
    with st.container(key=f"{_direction(kept)}-source-{c.finding_id}"):
        for side in Polarity:
            passages = [p for p in kept.around if p.polarity == side.value]
            if passages:
                st.caption(inert(f"{SHAPES[side]} {words.side(side)}"))
                st.markdown("\n".join(f"- {_passage(p, kept)}" for p in passages))


def _direction(kept: KeptCitation) -> str:
    return "rtl" if kept.citation.language in RIGHT_TO_LEFT else "ltr"


def _passage(passage: Passage, kept: KeptCitation) -> str:
    if passage.finding_id == kept.citation.finding_id:
        return _highlighted(passage.quote, passage.polarity)
    return inert(passage.quote)


def _highlighted(quote: str, polarity: str | None) -> str:
    colour = "orange" if polarity == Polarity.GAP.value else "blue"
    return f":{colour}-background[**{inert(quote)}**]"


def _show_facts(kept: KeptCitation) -> None:
    c = kept.citation
    words = field_words()
    facts = {
        say("Place"): place_of(c),
        say("Year"): c.year,
        say("Domain"): words.domain(Domain(c.domain)) if c.domain is not None else None,
        say("Side"): words.one_of_side(Polarity(c.polarity)) if c.polarity else None,
        say("Identifier"): c.finding_id,
        say("Locator"): c.locator,
        say("Language"): words.language_name(c.language),
        say("Restated by"): c.reported_by,
        say("Source"): c.source,
    }
    st.markdown(
        "\n".join(f"- {inert(name)}: {inert(str(value))}" for name, value in facts.items() if value)
    )


def _report(kept: KeptCitation, answer: KeptAnswer) -> None:
    with st.expander(say("Report a wrong citation")), st.form(f"report-{kept.citation.number}"):
        comment = st.text_area(say("What is wrong with it?"), max_chars=2_000)
        if st.form_submit_button(say("Report")):
            book().give_feedback(
                owner(), "wrong_citation", answer, None, comment, kept.citation.number
            )
            st.success(say("Thank you, it has been kept with the answer and its sources."))
