"""Authoring: drafts of scenarios, the editor's two views of them, preview, difference, what-if and publishing."""
