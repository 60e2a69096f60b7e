"""The matters that MGI asks about in every profile, as data files anybody can extend."""

from mgi_rag.index.topics.catalogue import Topic, load_topics, topic_by_id
from mgi_rag.index.topics.domains import load_domain_names

__all__ = ["Topic", "load_domain_names", "load_topics", "topic_by_id"]
