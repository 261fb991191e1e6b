"""Moves open assignments to another version of their scenario: never by itself, always seen before."""
