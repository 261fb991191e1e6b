"""Clients and the trees of their locations."""
