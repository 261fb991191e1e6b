"""Exports: what was released, as files for other programs."""
