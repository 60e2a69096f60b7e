"""Adding documents: what was understood of them first, then the button that adds them."""

import streamlit as st

from mgi_rag.additions.preview import Offered, Preview, check_count, shown_name
from mgi_rag.additions.shelf import add, added_documents, preview, remove
from mgi_rag.errors import MgiRagError
from mgi_rag.exports.comparison import SHAPES
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.settings import settings
from mgi_rag.ui.inert import inert
from mgi_rag.ui.session import field_words, say, spoken

_FORMS = ["txt", "md", "html", "htm", "pdf", "docx"]
_SHOWN = 40
"""Lines not understood that a preview lists."""


def show_upload() -> None:
    """The field for files, a preview of each, and what was added before."""
    st.subheader(say("Add profiles"), anchor=False)
    if told := st.session_state.pop("added", None):
        st.success(inert(say("Added: {names}. Questions can be asked of them now.", names=told)))
    megabytes = settings().document_limit // 1_000_000
    most = settings().upload_count
    files = st.file_uploader(
        say("Profile documents: text, Markdown, HTML, PDF or Word"),
        type=_FORMS,
        accept_multiple_files=True,
        help=say(
            "At most {most} files at a time, {megabytes} MB each. They stay on this machine.",
            most=most,
            megabytes=megabytes,
        ),
        key=f"files-{st.session_state.setdefault('upload_round', 0)}",
    )
    if files:
        try:
            check_count(len(files))
            _show_previews([Offered(file.name, file.getvalue()) for file in files])
        except MgiRagError as error:
            st.error(inert(str(error)))
    _show_added()


def _show_previews(offered: list[Offered]) -> None:
    with st.spinner(say("Reading the documents …")):
        previews = preview(offered)
    for number, found in enumerate(previews):
        with st.container(border=True, key=f"preview-{number}"):
            _show_preview(found)
    good = [found for found in previews if found.problem is None]
    if good and st.button(
        spoken().number("Add {n} profile", "Add {n} profiles", len(good)), type="primary"
    ):
        bar = st.progress(0.0, say("Adding …"))

        def show(done: int, total: int) -> None:
            bar.progress(done / max(total, 1), say("Adding …"))

        added = add(good, progress=show)
        st.session_state.added = ", ".join(added)
        st.session_state.upload_round += 1
        st.rerun()


def _show_preview(found: Preview) -> None:
    st.markdown(f"**{inert(shown_name(found.offered.name))}**")
    if found.problem is not None:
        st.warning(inert(found.problem))
    profile = found.profile
    if profile is None:
        return
    words = field_words()
    told = (
        f"{profile.profile_id} · {words.profile(profile)} · {words.language_name(profile.language)}"
    )
    st.markdown(inert(told))
    sides = {
        f"{SHAPES[side]} {words.one_of_side(side)}": [found.counts[d, side] for d in Domain]
        for side in Polarity
    }
    names = [inert(words.domain(domain)) for domain in Domain]
    st.table({say("Domain"): names, **sides}, hide_index=True)
    _show_remarks(found)


def _show_remarks(found: Preview) -> None:
    lines = [
        inert(messages(spoken().language).say(r.note.message, **r.note.values))
        for r in found.remarks
    ]
    if lines:
        with st.expander(spoken().number("{n} remark", "{n} remarks", len(lines))):
            st.markdown("\n".join(f"- {line}" for line in lines))
    unread = found.not_understood
    if unread:
        title = spoken().number(
            "{n} line was not understood and will be quoted by no answer",
            "{n} lines were not understood and will be quoted by no answer",
            len(unread),
        )
        with st.expander(title, icon=":material/warning:", expanded=True):
            st.markdown(
                "\n".join(
                    f"- {inert(line.line.locator)}: {inert(line.line.text[:300])}"
                    for line in unread[:_SHOWN]
                )
            )


def _show_added() -> None:
    documents = added_documents()
    if not documents:
        return
    st.markdown(f"**{inert(say('Added here'))}**")
    for document in documents:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(inert(f"{document.profile_id} · {document.added_at:%Y-%m-%d}"))
            label = say("Remove {name}", name=document.profile_id)
            if st.button(inert(label), key=f"remove-{document.profile_id}"):
                with st.spinner(say("Removing …")):
                    remove(document.profile_id)
                st.rerun()
