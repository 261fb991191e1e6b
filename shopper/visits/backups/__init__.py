"""Backups of drafts: what a phone is still filling in, sealed, for the same person on another phone."""
