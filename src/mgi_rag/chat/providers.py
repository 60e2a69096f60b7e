"""The providers of chat models that this package knows: what each needs, and what is there."""

import importlib.util
import os
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from mgi_rag.settings import Settings


@dataclass(frozen=True)
class Provider:
    """A provider, with the variables that its own package reads."""

    name: str
    """As `MGI_RAG_MODEL` names it."""
    extra: str
    """The optional extra of this package that brings its package along."""
    package: str
    keys: tuple[str, ...]
    """Variables one of which holds the key; none where it needs none."""
    addresses: tuple[str, ...]
    """Variables that may hold the address of its server."""
    address: str | None = None
    """Where its server is unless a variable says otherwise; None for one of the provider's own."""

    @property
    def is_installed(self) -> bool:
        """Whether the packages are there that it needs."""
        return all(importlib.util.find_spec(name) for name in ("langchain", self.package))

    @property
    def has_key(self) -> bool:
        """Whether a key is set, where it needs one."""
        return not self.keys or any(os.environ.get(key) for key in self.keys)

    @property
    def server(self) -> str | None:
        """Scheme, host and port of its server; None for one of the provider's own.

        What else an address may hold, names and keys among it, is left out.
        """
        named = next((a for key in self.addresses if (a := os.environ.get(key))), self.address)
        if named is None:
            return None
        parts = urlsplit(named if "//" in named else f"http://{named}")
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}"


PROVIDERS: Final = (
    Provider(
        "openai",
        "openai",
        "langchain_openai",
        ("OPENAI_API_KEY",),
        ("OPENAI_API_BASE", "OPENAI_BASE_URL"),
    ),
    Provider(
        "anthropic",
        "anthropic",
        "langchain_anthropic",
        ("ANTHROPIC_API_KEY",),
        ("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL"),
    ),
    Provider(
        "google_genai",
        "google",
        "langchain_google_genai",
        ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
        (),
    ),
    Provider(
        "ollama", "ollama", "langchain_ollama", (), ("OLLAMA_HOST",), "http://127.0.0.1:11434"
    ),
    Provider(
        "mistralai",
        "mistral",
        "langchain_mistralai",
        ("MISTRAL_API_KEY",),
        ("MISTRAL_BASE_URL",),
    ),
)


def provider_of(options: Settings) -> Provider | None:
    """The provider of the model that the settings name, where it is a known one."""
    name = (options.model or "").partition(":")[0]
    return next((provider for provider in PROVIDERS if provider.name == name), None)


def stays_here(options: Settings) -> bool:
    """Whether the model of the settings is asked on this machine alone, as far as is known."""
    provider = provider_of(options)
    host = urlsplit(provider.server or "").hostname if provider else None
    return host in ("localhost", "::1") or (host or "").startswith("127.")
