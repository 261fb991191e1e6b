"""Waves, and who goes where in them."""
