"""Records what a real chat model says to questions, word for word, to be replayed and labelled.

    MGI_RAG_MODEL=openai:NAME python -m mgi_rag.evals.record_outputs evals/model_outputs NAME

asks the model of the settings the questions of the folder's `questions.jsonl` with the findings
that the assistant chose, and adds its words to the folder's `raw-NAME.jsonl`; questions that stand
there already are not asked again, so that a run cut off goes on. The findings are kept beside, in
`findings.jsonl`.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import RootModel

from mgi_rag.chat.answer import Answer, Citation
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.models import load_chat_model
from mgi_rag.chat.writing import can_be_written
from mgi_rag.chat.writing.failures import WritingError
from mgi_rag.chat.writing.prompt import messages_for, prompt
from mgi_rag.chat.writing.stream import Limits, Usage, told
from mgi_rag.errors import MgiRagError, UsageError
from mgi_rag.evals.json_lines import read_json_lines
from mgi_rag.settings import settings
from mgi_rag.terminal import tell

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

PATIENCE: Final = Limits(silence_s=240, total_s=400)
"""A small model on a small machine is given time: what it says is measured, not how fast."""


class _Row(RootModel[dict[str, Any]]):
    """Any object."""


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no file.

    Raises UsageError, naming file and line, for a line that holds none.
    """
    if not path.exists():
        return []
    return [line.value.root for line in read_json_lines(path, _Row, "correct or remove it")]


def record(folder: Path, name: str, assistant: Assistant, model: "BaseChatModel") -> None:
    """Asks what is not recorded yet, and writes each answer as soon as it is there.

    Args:
        folder: with `questions.jsonl`.
        name: of the model, in the file's name and in every record.
        assistant: without a model; it chooses the evidence.
        model: what is recorded.
    """
    path = folder / f"raw-{name}.jsonl"
    done = {line["id"] for line in lines_of(path)}
    for asked in lines_of(folder / "questions.jsonl"):
        if asked["id"] in done:
            continue
        answer = assistant.ask(asked["question"])
        if not can_be_written(answer, settings().model_findings):
            tell(f"{asked['id']}: no answer for a model to write")
            continue
        try:
            raw = "".join(_words(model, answer))
        except WritingError as error:
            tell(f"{asked['id']}: {error}")
            continue
        _keep(folder / "findings.jsonl", answer.citations)
        line = {
            **asked,
            "model": name,
            "prompt_version": prompt().version,
            "evidence": [c.finding_id for c in sorted(answer.citations, key=lambda c: c.number)],
            "raw": raw,
        }
        _add(path, line)


def _words(model: "BaseChatModel", answer: Answer) -> list[str]:
    asked = messages_for(answer.question, answer.citations, answer.language)
    return list(told(model, asked, PATIENCE, Usage()))


def _keep(path: Path, citations: Sequence[Citation]) -> None:
    known = {line["finding_id"] for line in lines_of(path)}
    for citation in citations:
        if citation.finding_id not in known:
            # Its number is that of an answer, not of the finding.
            _add(path, {k: v for k, v in asdict(citation).items() if k != "number"})


def _add(path: Path, line: dict[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main(arguments: Sequence[str]) -> int:
    """Records the outputs of the model of the settings; the exit status."""
    try:
        if len(arguments) != 2:
            raise UsageError("record_outputs takes the folder of the questions and a model's name")
        model = load_chat_model(settings())
        if model is None:
            raise UsageError("MGI_RAG_MODEL names no chat model to record")
        opened = Assistant.open(tell=tell)
        # The evidence is chosen without the model: its words are what is recorded.
        record(Path(arguments[0]), arguments[1], opened.without_model, model)
    except MgiRagError as error:
        tell(str(error))
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
