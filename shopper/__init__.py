"""Shopper: checklists that work offline, scores that explain themselves, offices compared honestly."""
