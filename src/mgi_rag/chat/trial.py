"""One tiny request that shows whether a chat model can be reached, what it takes and costs."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mgi_rag.chat.models import load_chat_model
from mgi_rag.chat.writing.failures import SILENT, CutShortError, WritingError
from mgi_rag.chat.writing.stream import Limits, Usage, told
from mgi_rag.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_ASKED: Final = [("human", "Answer with the one word: ready")]
_ENOUGH: Final = 200
"""Characters after which a model has answered, whatever else it has to say."""


@dataclass(frozen=True)
class Trial:
    """How a model answered one tiny request."""

    model: str
    why: str | None
    """Why it did not answer, as a key of the message catalogues; None where it did."""
    seconds: float
    tokens_in: int
    """As its provider counts them; 0 where it does not tell."""
    tokens_out: int


def try_model(options: Settings) -> Trial | None:
    """One tiny request to the model that the settings name; None where they name none.

    Raises ModelError as `load_chat_model`.
    """
    model = load_chat_model(options)
    if model is None or options.model is None:
        return None
    limits = Limits(options.model_timeout_s, options.model_answer_s, 1 + options.model_retries)
    return _tried(model, options.model, limits)


def _tried(model: "BaseChatModel", name: str, limits: Limits) -> Trial:
    usage, began, length = Usage(), time.perf_counter(), 0
    why = None
    try:
        for words in told(model, _ASKED, limits, usage):
            length += len(words)
            if length > _ENOUGH:
                break
    except CutShortError:
        pass  # It speaks, and that is all that is asked here.
    except WritingError as error:
        why = str(error)
    seconds = time.perf_counter() - began
    if why is None and length == 0:
        why = SILENT
    return Trial(name, why, seconds, usage.tokens_in, usage.tokens_out)
