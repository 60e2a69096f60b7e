"""Conversations and comparisons as documents: Markdown, Word and tables for a spreadsheet."""
