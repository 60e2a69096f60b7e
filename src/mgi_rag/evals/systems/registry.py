"""The systems by name. A further one is a module with a `SYSTEM`, and one entry here."""

from collections.abc import Sequence

from mgi_rag.errors import UsageError
from mgi_rag.evals.systems import (
    bm25,
    dense,
    fused_without_plan,
    langchain_recipe,
    model_checked,
    model_unchecked,
    ours,
    ours_minilm,
    plan_without_fusion,
    without_domain_chunks,
    without_threshold,
)
from mgi_rag.evals.systems.system import System

SYSTEMS: dict[str, System] = {
    module.SYSTEM.name: module.SYSTEM
    for module in (
        ours,
        langchain_recipe,
        bm25,
        dense,
        fused_without_plan,
        plan_without_fusion,
        without_domain_chunks,
        without_threshold,
        ours_minilm,
        model_checked,
        model_unchecked,
    )
}


def system_named(name: str) -> System:
    """The system of that name. Raises UsageError, naming those there are, for any other."""
    try:
        return SYSTEMS[name]
    except KeyError:
        raise UsageError(
            f"there is no system {name}; choose among {', '.join(SYSTEMS)}, or all"
        ) from None


def usable_systems(*, has_model: bool) -> list[System]:
    """Those that can be asked, with or without a chat model in the settings."""
    return [system for system in SYSTEMS.values() if has_model or not system.needs_model]


def systems_asked(names: Sequence[str], *, has_model: bool) -> list[System]:
    """The systems of some names, each once; `all` is every one that can be asked.

    Args:
        names: of the registry, or `all`.
        has_model: whether the settings name a chat model.

    Raises:
        UsageError: for an unknown name, or that of a system whose chat model is not set.
    """
    named = [system_named(name) for name in names if name != "all"]
    for system in named:
        if system.needs_model and not has_model:
            raise UsageError(
                f"{system.name} writes with a chat model and none is set; --model provider:name "
                "or MGI_RAG_MODEL sets one"
            )
    whole = usable_systems(has_model=has_model) if "all" in names else []
    return list({system.name: system for system in (*whole, *named)}.values())
