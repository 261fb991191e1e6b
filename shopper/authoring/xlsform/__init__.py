"""Questionnaires that exist already: an XLSForm becomes a draft scenario, and what was lost is listed by row."""

from shopper.authoring.xlsform.importing import imported
from shopper.authoring.xlsform.messages import said
from shopper.authoring.xlsform.model import Figures, Imported, Note

__all__ = ["Figures", "Imported", "Note", "imported", "said"]
