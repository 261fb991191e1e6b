"""Where admins write scenarios."""

from starlette.routing import Route

from shopper.authoring import draft_pages as drafts
from shopper.authoring import moving_pages as moving
from shopper.authoring import preview_pages as preview
from shopper.authoring import publish_pages as publishing
from shopper.authoring import scenario_pages as scenarios
from shopper.authoring.form import pages as form

routes = [
    Route("/scenarios", scenarios.show_scenarios),
    Route("/drafts/new", scenarios.show_beginnings),
    Route("/scenarios/{id}", scenarios.show_scenario),
    Route("/scenarios/{id}/{version:int}.yaml", scenarios.show_file),
    Route("/scenarios/{id}/{version:int}/drafts", scenarios.begin_from_version, methods=["POST"]),
    Route("/scenarios/{id}/{version:int}/difference", publishing.show_difference),
    Route("/scenarios/{id}/{version:int}/assignments", moving.show_assignments),
    Route("/scenarios/{id}/{version:int}/assignments", moving.move_assignments, methods=["POST"]),
    Route("/drafts", scenarios.begin, methods=["POST"]),
    Route("/drafts/file", scenarios.begin_from_file, methods=["POST"]),
    Route("/drafts/{id:int}", drafts.show_draft),
    Route("/drafts/{id:int}/text", drafts.save_text, methods=["POST"]),
    Route("/drafts/{id:int}/form", form.show_form),
    Route("/drafts/{id:int}/form", form.edit, methods=["POST"]),
    Route("/drafts/{id:int}/examination", drafts.show_examination, methods=["POST"]),
    Route("/drafts/{id:int}/file", drafts.show_draft_file),
    Route("/drafts/{id:int}/preview", preview.show_preview),
    Route("/drafts/{id:int}/score", preview.score_answers, methods=["POST"]),
    Route("/drafts/{id:int}/blank", preview.show_blank),
    Route("/drafts/{id:int}/discard", drafts.discard, methods=["POST"]),
    Route("/drafts/{id:int}/restore", drafts.restore, methods=["POST"]),
    Route("/drafts/{id:int}/publish", publishing.show_publishing),
    Route("/drafts/{id:int}/publish", publishing.publish, methods=["POST"]),
    Route("/drafts/{id:int}/what-if", publishing.show_what_if),
]
