"""The systems by name. A further one is a module with a `SYSTEM`, and one entry here."""

from mgi_rag.errors import UsageError
from mgi_rag.evals.systems import (
    bm25,
    dense,
    fused_without_plan,
    langchain_recipe,
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
