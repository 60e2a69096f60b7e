"""The part of the verb `eval` that names a chat model, for the systems that write with one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MODEL: Final = "MGI_RAG_MODEL"


@contextmanager
def with_chat_model(name: str | None) -> Iterator[None]:
    """The settings with this chat model (`provider:name`) for a while; as they are where None."""
    from mgi_rag.settings import settings

    if name is None:
        yield
        return
    before = os.environ.get(_MODEL)
    os.environ[_MODEL] = name
    settings.cache_clear()
    try:
        yield
    finally:
        if before is None:
            del os.environ[_MODEL]
        else:
            os.environ[_MODEL] = before
        settings.cache_clear()


def tell_systems(names: list[str], *, for_model: bool) -> None:
    """Tells which systems are left out for want of a chat model, before anything is made ready.

    Args:
        names: of systems, or `all`.
        for_model: whether a chat model was named for this run.

    Raises:
        UsageError: for a system that there is not or whose chat model is not set, and for a chat
            model where no system writes with one.
    """
    from mgi_rag.errors import UsageError
    from mgi_rag.evals.systems.registry import SYSTEMS, systems_asked
    from mgi_rag.settings import settings
    from mgi_rag.terminal import tell

    asked = systems_asked(names, has_model=settings().model is not None)
    writing = [system.name for system in SYSTEMS.values() if system.needs_model]
    if for_model and not any(system.needs_model for system in asked):
        raise UsageError(f"--model is for {' and '.join(writing)}; name one with --system")
    if "all" in names and settings().model is None:
        tell(
            f"Left out, for want of a chat model: {', '.join(writing)}; --model provider:name or "
            "MGI_RAG_MODEL sets one"
        )
