"""Answers that a chat model writes from the evidence, each sentence checked before it is shown."""

from mgi_rag.chat.writing.write import Written, can_be_written, written_answer

__all__ = ["Written", "can_be_written", "written_answer"]
