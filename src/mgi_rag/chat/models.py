"""The chat model that answers may be written with: any that LangChain knows, none by default."""

import importlib.util
from typing import TYPE_CHECKING, Any

from mgi_rag.chat.providers import PROVIDERS, provider_of
from mgi_rag.errors import ModelError
from mgi_rag.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def load_chat_model(options: Settings) -> "BaseChatModel | None":
    """The chat model that the settings name; None where they name none.

    Nothing is asked of it here: a model that is down is found when it is asked to write. Addresses
    and keys are read from its provider's usual variables.

    Raises ModelError, in one sentence, for a name without its provider, or a provider whose
    package is not installed or that cannot be set up.
    """
    if options.model is None:
        return None
    provider, colon, name = options.model.partition(":")
    if not (provider and colon and name):
        raise ModelError(
            f"MGI_RAG_MODEL: {options.model} names no provider; write provider:name, such as "
            "openai:gpt-5-mini or ollama:qwen3"
        )
    known = provider_of(options)
    if importlib.util.find_spec("langchain") is None or (known and not known.is_installed):
        raise ModelError(_missing(provider))
    if known and not known.has_key:
        raise ModelError(
            f"MGI_RAG_MODEL: {options.model} needs a key; set {' or '.join(known.keys)} "
            "(any word where the server asks for none)"
        )
    # A second and more: only who writes with a model pays for it.
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(
            name, model_provider=provider, temperature=0, **_connection(provider, options)
        )
        return model
    except ImportError:
        raise ModelError(_missing(provider)) from None
    # Providers raise errors of their own families, whose words may hold a key or an address.
    except Exception as error:
        raise ModelError(
            f"The chat model {options.model} cannot be set up ({type(error).__name__}); see the "
            "variables that its provider reads"
        ) from error


def _connection(provider: str, options: Settings) -> dict[str, Any]:
    """How its server is asked, in the provider's own terms; servers of anybody's are guarded."""
    # Imported here: HTTP is for models alone.
    from mgi_rag.chat.guarded_http import PLAIN_BODY, guard, guarded_openai_client

    if provider == "ollama":
        client: dict[str, Any] = {
            "timeout": options.model_timeout_s,
            "headers": PLAIN_BODY,
            "event_hooks": {"response": [guard(options.model_answer_s)]},
        }
        return {"sync_client_kwargs": client}
    usual = {"timeout": options.model_timeout_s, "max_retries": options.model_retries}
    if provider == "openai":
        # Tokens are told in a stream only where they are asked for.
        guarded = guarded_openai_client(options.model_answer_s)
        return {**usual, "http_client": guarded, "stream_usage": True}
    return usual


def _missing(name: str) -> str:
    extra = next((provider.extra for provider in PROVIDERS if provider.name == name), None)
    if extra is None:
        known = ", ".join(provider.name for provider in PROVIDERS)
        return f"MGI_RAG_MODEL: the provider {name} needs its LangChain package; known are {known}"
    return (
        f"MGI_RAG_MODEL: the provider {name} needs packages that are not installed; "
        f"pip install 'mgi-rag[{extra}]' brings them"
    )
