"""Pure: which questions apply, whether they are complete, and what they score."""
