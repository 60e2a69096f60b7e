"""What is measured about an answer, one family a file."""
