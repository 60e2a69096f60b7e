"""Briefs: the findings of a question as a document with a headed section for each domain."""
