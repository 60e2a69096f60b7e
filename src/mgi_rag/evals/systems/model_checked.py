"""The assistant with the chat model of the settings."""

from mgi_rag.evals.systems.assistants import assistant_answers, chat_model_of
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System


def _open(desk: Desk) -> AnswerTurns:
    chat_model_of(desk)
    return assistant_answers(desk.assistant, desk.today)


SYSTEM = System(
    "model-checked",
    "The assistant with the chat model of the settings, which writes from the findings chosen; "
    "every sentence is checked.",
    _open,
    needs_model=True,
)
