"""Conversations and feedback, kept so that they reopen exactly as they were seen."""
