"""The systems that are evaluated: ours, baselines, and ours without one of its pieces."""
