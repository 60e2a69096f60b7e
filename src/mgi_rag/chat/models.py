"""The chat model that answers may be written with: any that LangChain knows, none by default."""

import importlib.util
from typing import TYPE_CHECKING, Final

from mgi_rag.errors import ModelError
from mgi_rag.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRAS: Final = {
    "openai": "openai",
    "anthropic": "anthropic",
    "google_genai": "google",
    "ollama": "ollama",
    "mistralai": "mistral",
}
"""The optional extra of this package that brings each provider along."""


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
    if importlib.util.find_spec("langchain") is None:
        raise ModelError(_missing(provider))
    # A second and more: only who writes with a model pays for it.
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(
            name,
            model_provider=provider,
            timeout=options.model_timeout_s,
            max_retries=options.model_retries,
            temperature=0,
        )
        return model
    except ImportError:
        raise ModelError(_missing(provider)) from None
    # Providers raise errors of their own families for a key or an address that is not set.
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(f"The chat model {options.model} cannot be set up ({first})") from error


def _missing(provider: str) -> str:
    extra = EXTRAS.get(provider)
    if extra is None:
        known = ", ".join(EXTRAS)
        return (
            f"MGI_RAG_MODEL: the provider {provider} needs its LangChain package; known are {known}"
        )
    return (
        f"MGI_RAG_MODEL: the provider {provider} needs packages that are not installed; "
        f"pip install 'mgi-rag[{extra}]' brings them"
    )
