"""Ten people ask twenty questions each at once: nothing lost, nothing mixed up, how long it took.

Run with `python evals/load.py`. Every person converses with places and sides of their own; each
answer is compared with the one that the same conversation gets when nobody else asks.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from mgi_rag import Answer, Assistant
from mgi_rag.chat.next_questions import side_question, whole_question
from mgi_rag.chat.wording import Wording
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, Polarity

PEOPLE = 10
QUESTIONS = 20


def questions_of(assistant: Assistant, person: int) -> list[str]:
    """What one person asks: sides and domains of a profile, then matters."""
    from datetime import date

    wording = Wording(messages("fr" if person % 3 == 0 else "en"), date.today())
    profiles = assistant.shelves.catalogue.profiles
    profile = profiles[person % len(profiles)]
    asked = [side_question(profile, d, side, wording) for d in Domain for side in Polarity]
    asked += [whole_question(profile, wording)]
    place = wording.place(profile.place)
    matters = ("visas online", "health care", "trafficking", "data", "schools", "return")
    asked += [f"{place}: {matter}?" for matter in (*matters, "diaspora")]
    start = person % len(asked)
    return (asked[start:] + asked[:start])[:QUESTIONS]


def converse(assistant: Assistant, questions: list[str]) -> tuple[list[Answer], list[float]]:
    """The answers of one conversation, and what each took in milliseconds."""
    answers, spent = [], []
    for number, question in enumerate(questions):
        started = time.perf_counter()
        answers.append(assistant.ask(question, questions[:number]))
        spent.append(1000 * (time.perf_counter() - started))
    return answers, spent


def p95(spent: list[float]) -> float:
    """The 95th percentile (milliseconds)."""
    return statistics.quantiles(spent, n=20)[-1]


def main() -> int:
    """Prints the figures; exit status 1 when an answer was lost or mixed up."""
    assistant = Assistant.open()
    plans = [questions_of(assistant, person) for person in range(PEOPLE)]
    for plan in plans[:2]:  # the model and both languages are loaded before anything is measured
        converse(assistant, plan)
    alone = [converse(assistant, plan) for plan in plans]
    with ThreadPoolExecutor(PEOPLE) as people:
        together = list(people.map(lambda plan: converse(assistant, plan), plans))
    pairs = [
        (quiet, busy)
        for (before, _), (after, _) in zip(alone, together, strict=True)
        for quiet, busy in zip(before, after, strict=True)
    ]
    wrong = sum(quiet != busy for quiet, busy in pairs)
    print(f"{PEOPLE} people, {len(pairs)} answers, lost or mixed up: {wrong}")
    print(f"p95 of one person alone: {p95([ms for _, times in alone for ms in times]):.0f} ms")
    print(f"p95 of {PEOPLE} at once: {p95([ms for _, times in together for ms in times]):.0f} ms")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
