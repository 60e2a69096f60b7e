"""An invented world with known truth: documents, and questions with gold, made from a seed."""
