"""Rescue files: what a phone could not deliver, sealed for the server, carried by people."""
