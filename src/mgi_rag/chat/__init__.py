"""A question to its plan, its evidence and a cited answer."""
