"""Findings to a searchable store that follows the corpus; knows profiles, nothing of chat."""
