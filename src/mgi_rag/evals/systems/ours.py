"""The assistant as it is."""

from mgi_rag.evals.systems.assistants import assistant_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System


def _open(desk: Desk) -> AnswerTurns:
    return assistant_answers(desk.assistant.without_model, desk.today)


SYSTEM = System("ours", "The assistant as it is, without a chat model.", _open)
