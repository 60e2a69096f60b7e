"""The verb that tells which chat models can write answers here."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from mgi_rag.cli_user_data import JsonOption

if TYPE_CHECKING:
    from mgi_rag.chat.trial import Trial


def models(
    test: Annotated[
        bool, typer.Option("--test", help="Ask the model that is set one tiny question.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the providers of chat models, and the model that is set; keys are never printed."""
    from mgi_rag.chat.providers import PROVIDERS, provider_of
    from mgi_rag.chat.trial import try_model
    from mgi_rag.settings import settings
    from mgi_rag.terminal import print_json, print_line

    used = provider_of(settings())
    for provider in PROVIDERS:
        if as_json:
            print_json(
                {
                    "provider": provider.name,
                    "installed": provider.is_installed,
                    "key": provider.has_key,
                    "server": provider.server,
                    "model": settings().model if provider is used else None,
                }
            )
        else:
            print_line(f"{provider.name:<14}{_state(provider.is_installed, provider.has_key)}")
            if not provider.is_installed:
                print_line(f"{'':<14}pip install 'mgi-rag[{provider.extra}]' brings it")
            elif not provider.has_key:
                print_line(f"{'':<14}set {' or '.join(provider.keys)}")
    if not as_json:
        print_line(_told_model(settings().model, used.server if used else None))
    if test:
        _test(try_model(settings()), as_json=as_json)


def _state(installed: bool, has_key: bool) -> str:
    if not installed:
        return "not installed"
    return "installed" if has_key else "installed, without a key"


def _told_model(model: str | None, server: str | None) -> str:
    if model is None:
        return (
            "No chat model is set: answers are the findings' own words. "
            "MGI_RAG_MODEL=provider:name sets one."
        )
    return f"Set: {model}" + (f" at {server}" if server else "")


def _test(trial: "Trial | None", *, as_json: bool) -> None:
    from mgi_rag.chat.writing.failures import REMEDIES
    from mgi_rag.errors import ModelError, UsageError
    from mgi_rag.terminal import print_json, print_line

    if trial is None:
        raise UsageError("no chat model is set to be tested; MGI_RAG_MODEL=provider:name sets one")
    if as_json:
        print_json({**asdict(trial), "seconds": round(trial.seconds, 3)})
    elif trial.why is None:
        print_line(
            f"It answers, in {trial.seconds:.1f} s; tokens: {trial.tokens_in or 'not told'} in, "
            f"{trial.tokens_out or 'not told'} out"
        )
    if trial.why is not None:
        raise ModelError(f"{trial.model} did not answer: {trial.why}. {REMEDIES[trial.why]}")
