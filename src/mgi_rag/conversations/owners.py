"""Owners of conversations: a random key in the browser, and its hash in the book."""

import hashlib
import secrets


def new_owner_key() -> str:
    """A random key that nobody guesses (256 bits)."""
    return secrets.token_urlsafe(32)


def owner_hash(owner: str) -> str:
    """What the book knows of an owner's key: nobody opens a conversation with it."""
    return hashlib.sha256(owner.encode()).hexdigest()
