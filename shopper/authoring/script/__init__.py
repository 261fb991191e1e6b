"""The text of a scenario, changed one value at a time, so that its comments, order and layout stay.

`patch` makes one edit: it changes no more of the text than the edit needs, reads the result, and compares it with the
same edit made on plain values. Where the layout is too unusual to patch, the smallest part that holds the change is
written anew, its comments above it. A text is never changed into one that says something else.
"""

from shopper.authoring.script.edits import Drop, Edit, Insert, Put, Rename, Reorder
from shopper.authoring.script.nodes import Overfull, Script, Unreadable, read
from shopper.authoring.script.patching import patch

__all__ = ["Drop", "Edit", "Insert", "Overfull", "Put", "Rename", "Reorder", "Script", "Unreadable", "patch", "read"]
