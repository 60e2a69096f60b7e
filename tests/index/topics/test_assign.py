"""Which topics a finding is told to be about; every finding here is invented."""

import pytest

from mgi_rag.index.embedders import E5_4BIT, Embedder, load_embedder
from mgi_rag.index.topics.assign import assign_topics
from mgi_rag.profiles.finding import Domain

LIKELY = 0.5


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The real model, whose networks are tried."""
    return load_embedder(E5_4BIT, print)


def topics(embedder: Embedder, text: str, domain: int, language: str = "en") -> set[str]:
    (shares,) = assign_topics(
        [text], [language], [Domain(domain)], embedder.vectors([text]), embedder.name
    )
    return {topic for topic, chance in shares.items() if chance >= LIKELY}


@pytest.mark.parametrize(
    ("text", "domain", "topic"),
    [
        ("The emergency plan for large displacement was rehearsed in 2020.", 5, "contingency-plan"),
        ("Newcomers are offered a free integration course of 200 hours.", 1, "integration"),
        ("Visas may be requested over the Internet and arrive by e-mail.", 6, "online-visa"),
    ],
)
def test_a_finding_is_on_the_topic_that_it_reports_on(
    embedder: Embedder, text: str, domain: int, topic: str
) -> None:
    assert topics(embedder, text, domain) == {topic}


@pytest.mark.parametrize(
    ("text", "domain", "passing"),
    [
        ("An integrated management of the borders has yet to be put in place.", 6, "integration"),
        (
            "Passport scanners at every airport compare identity documents with a watch list.",
            6,
            "identity-documents",
        ),
        (
            "Bilateral agreements let retired workers draw their pensions abroad.",
            4,
            "bilateral-cooperation",
        ),
    ],
)
def test_a_word_in_passing_makes_no_topic(
    embedder: Embedder, text: str, domain: int, passing: str
) -> None:
    assert passing not in topics(embedder, text, domain)


def test_without_networks_cues_tell_the_topics(embedder: Embedder) -> None:
    text = "There is no contingency plan."
    (shares,) = assign_topics(
        [text], ["en"], [Domain(5)], embedder.vectors([text]), "a model without networks"
    )
    assert list(shares) == ["contingency-plan"]
