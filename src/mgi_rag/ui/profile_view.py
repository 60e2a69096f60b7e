"""One profile opened: its domains and findings, its remarks, its document with findings marked."""

import streamlit as st

from mgi_rag.chat.citing import finding_citation
from mgi_rag.conversations.kept import resolve
from mgi_rag.exports.comparison import SHAPES, profile_name
from mgi_rag.index.readings import reading_of
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, Finding, Note, Polarity, Profile
from mgi_rag.profiles.reading import ReadLine, Role
from mgi_rag.ui.citation import citation_label, open_citation, show_citation
from mgi_rag.ui.inert import inert, is_web_address
from mgi_rag.ui.resources import assistant
from mgi_rag.ui.session import field_words, say, spoken
from mgi_rag.ui.wheel import show_wheel

_LINES = 400
"""Lines of a document shown at a time."""


def show_profile(profile: Profile, finding: Finding | None = None) -> None:
    """A profile, and above it the finding that an address names."""
    st.title(inert(profile_name(profile, spoken())))
    st.caption(inert(f"{profile.profile_id} · {profile.title} · {profile.source}"))
    if is_web_address(profile.url):
        st.link_button(say("Open the source"), str(profile.url), icon=":material/open_in_new:")
    if profile.partial:
        st.info(inert(say("A digest, not the whole profile.")))
    if finding is not None:
        with st.container(border=True, key="named-finding"):
            _show_card(finding, profile)
    findings, notes, document = st.tabs([say("Findings"), say("Remarks"), say("Document")])
    with findings:
        show_wheel(profile)
        for domain in Domain:
            _show_domain(profile, domain)
    with notes:
        _show_notes(profile)
    with document:
        _show_document(profile)


def _show_card(finding: Finding, profile: Profile) -> None:
    catalogue = assistant().shelves.catalogue
    show_citation(resolve(finding_citation(1, finding, profile), catalogue, spoken().language))


def _show_domain(profile: Profile, domain: Domain) -> None:
    words = field_words()
    st.subheader(inert(words.domain(domain)), anchor=False)
    if not profile.has_domain(domain):
        st.markdown(inert(say("The profile does not report on this domain.")))
        return
    for side in Polarity:
        listed = [f for f in profile.findings if (f.domain, f.polarity) == (domain, side)]
        st.markdown(f"{SHAPES[side]} **{inert(words.side(side))}**")
        if not listed:
            st.markdown(inert(say("The profile reports none here.")))
        for finding in listed:
            _show_finding(finding, profile)


def _show_finding(finding: Finding, profile: Profile) -> None:
    catalogue = assistant().shelves.catalogue
    kept = resolve(finding_citation(1, finding, profile), catalogue, spoken().language)
    direction = "rtl" if profile.language in RIGHT_TO_LEFT else "ltr"
    with st.container(key=f"quote-{finding.polarity}-{finding.finding_id}"):
        with st.container(key=f"{direction}-{finding.finding_id}"):
            st.markdown(inert(finding.quote))
        if kept.note:
            st.markdown(f"*{inert(kept.note)}*")
        label = citation_label(kept, numbered=False)
        if st.button(label, key=f"finding-{finding.finding_id}", type="tertiary"):
            open_citation(kept)


def _show_notes(profile: Profile) -> None:
    """What a careful editor would remark on the document and its findings."""
    lines = [f"- {inert(_told(note))}" for note in profile.notes]
    lines += [
        f"- {inert(finding.finding_id)}: {inert(_told(note))}"
        for finding in profile.findings
        for note in finding.notes
    ]
    st.markdown("\n".join(lines) if lines else inert(say("Nothing was remarked.")))


def _told(note: Note) -> str:
    return messages(spoken().language).say(note.message, **note.values)


def _show_document(profile: Profile) -> None:
    reading = reading_of(assistant().shelves.store, profile.profile_id)
    if reading is None:
        st.info(inert(say("The document of this profile is not at hand.")))
        return
    lines = [line for line in reading.lines if line.role is not Role.BLANK]
    st.caption(
        inert(
            say(
                "Every line as it was read. Findings are marked; what was not understood says so "
                "and is quoted by no answer."
            )
        )
    )
    page = 0
    if len(lines) > _LINES:
        pages = range(-(-len(lines) // _LINES))
        page = st.selectbox(say("Part"), pages, format_func=lambda number: str(number + 1))
    st.markdown("\n\n".join(_line(line) for line in lines[page * _LINES : (page + 1) * _LINES]))


def _line(line: ReadLine) -> str:
    text, where = inert(line.line.text), inert(line.line.locator)
    if line.role is Role.FINDING:
        return f":primary-background[{text}] :gray[{where}]"
    if line.role is Role.HEADING:
        return f"**{text}**"
    if line.role is Role.NOT_UNDERSTOOD:
        return f":orange[**{inert(say('Not understood'))}:**] {text} :gray[{where}]"
    return text
