"""Questions with gold findings, to figures with intervals."""
