"""The report on one or several runs: one HTML file that needs no network, and Markdown."""
