"""The chat model in the settings: which providers are there, which model is set, a test of it."""

import streamlit as st

from mgi_rag.chat.providers import PROVIDERS, Provider, provider_of
from mgi_rag.chat.trial import try_model
from mgi_rag.chat.writing.failures import REMEDIES
from mgi_rag.errors import ModelError
from mgi_rag.settings import settings
from mgi_rag.ui.inert import inert
from mgi_rag.ui.session import field_words, say


def show_chat_model() -> None:
    """The section on the chat model; keys are never shown."""
    st.subheader(say("Chat model"), anchor=False)
    options = settings()
    if options.model is None:
        st.markdown(inert(say("None is set; answers are the findings' own words.")))
        st.caption(
            inert(say("To set one, start with {variable}.", variable="MGI_RAG_MODEL=provider:name"))
        )
    else:
        provider = provider_of(options)
        server = provider.server if provider else None
        at = say("{model} at {server}", model=options.model, server=server)
        st.markdown(inert(at if server else options.model))
        if st.button(say("Test the chat model"), icon=":material/network_check:"):
            _test()
        st.caption(inert(say("The test asks one tiny question, which may cost a few tokens.")))
    with st.expander(say("Providers")):
        st.markdown("\n".join(f"- {_told(provider)}" for provider in PROVIDERS))


def _told(provider: Provider) -> str:
    """A provider, whether it is there, and what is to be done where it is not."""
    name = f"**{inert(provider.name)}**"
    if not provider.is_installed:
        remedy = f"`pip install 'mgi-rag[{provider.extra}]'`"
        return f"{name}: {inert(say('not installed; this brings it:'))} {remedy}"
    if not provider.has_key:
        keys = ", ".join(provider.keys)
        return f"{name}: {inert(say('installed; without a key, set {keys}', keys=keys))}"
    return f"{name}: {inert(say('installed'))}"


def _test() -> None:
    try:
        with st.spinner(say("Asking it …")):
            trial = try_model(settings())
    except ModelError as error:
        st.error(inert(str(error)))
        return
    if trial is None:
        return
    if trial.why is not None:
        words = field_words().messages
        why = say("It did not answer: {why}.", why=words.say(trial.why))
        st.error(inert(f"{why} {words.say(REMEDIES[trial.why])}"))
        return
    took = say("It answers, in {seconds} s.", seconds=f"{trial.seconds:.1f}")
    if trial.tokens_in or trial.tokens_out:
        cost = say(
            "Tokens: {read} read, {written} written.",
            read=trial.tokens_in,
            written=trial.tokens_out,
        )
    else:
        cost = say("Tokens: the provider does not tell.")
    st.success(inert(f"{took} {cost}"))
