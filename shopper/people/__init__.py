"""Persons, their rights, and how they sign in."""
