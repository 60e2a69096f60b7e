"""The examples of topics are sound, and what was trained on them knows the catalogue."""

from collections import Counter
from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.train_topics import read_examples
from mgi_rag.index.embedders import E5_4BIT
from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.index.topics.model import NO_TOPIC, topic_model

FOLDER = Path(__file__).parents[2] / "evals" / "topics"


def test_every_topic_has_examples_in_every_language() -> None:
    counts = Counter((e.classes[0], e.language) for e in read_examples(FOLDER))
    languages = ("en", "fr", "es", "pt", "ru", "ar")
    assert all(counts[t.topic_id, tag] >= 6 for t in load_topics() for tag in languages)


def test_the_shipped_classifier_tells_the_topics_of_the_catalogue() -> None:
    model = topic_model(E5_4BIT)
    assert model is not None
    topics = {topic.topic_id for topic in load_topics()}
    assert set(model.classes) == topics | set(NO_TOPIC)


@pytest.mark.parametrize(
    ("finding", "topic"),
    [
        ("KAZ-2018-D6-G2", "online-visa"),
        ("KAZ-2018-D1-S1", "schooling"),
        ("KAZ-2018-D5-S3", "consular-help"),
        ("KAZ-2018-D3-S2", "regional-processes"),
        ("HND-danli-2024-D2-S2", "officials-training"),
    ],
)
def test_findings_get_their_topics_at_indexing(
    assistant: Assistant, finding: str, topic: str
) -> None:
    shares = {str(key): value for key, value in assistant.shelves.catalogue.topics.items()}
    assert max(shares[finding], key=lambda t: shares[finding][t]) == topic
