"""The catalogue of refusals: every way in which the product says no, with its code, status and words."""

from collections.abc import Sequence
from dataclasses import dataclass, field


def _(msgid: str) -> str:
    """Mark a text for translation; it is translated where the problem is shown."""
    return msgid


@dataclass(frozen=True)
class Kind:
    """One kind of refusal. `title` and `detail` are msgids; `detail` may name values in braces."""

    code: str
    status: int
    title: str
    detail: str = ""


@dataclass(frozen=True)
class FieldError:
    """One mistake at one field: a JSON pointer into what was sent, a stable code and a msgid with its values."""

    pointer: str
    code: str
    message: str
    values: dict[str, object] = field(default_factory=dict)


class Problem(Exception):  # noqa: N818 - the field's own word, and the standard's (RFC 9457)
    """A refusal to raise; raising it inside a write rolls that write back."""

    def __init__(self, kind: Kind, *, errors: Sequence[FieldError] = (), **values: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.errors = tuple(errors)
        self.values = values
        self.headers: dict[str, str] = {}
        self.extra: dict[str, object] = {}


# How HTTP itself refuses
BAD_REQUEST = Kind("bad_request", 400, _("This request cannot be read"), _("{reason}"))
NOT_SIGNED_IN = Kind(
    "not_signed_in", 401, _("Please sign in"), _("Your session has ended, or you have not signed in yet.")
)
SESSION_ENDED = Kind(
    "session_ended", 401, _("You were signed out"), _("Your sessions were ended. Sign in again to go on.")
)
OTHER_PERSON = Kind(
    "other_person", 401, _("Somebody else is signed in"), _("Somebody else is signed in here. Sign in again to send.")
)
FORBIDDEN = Kind("forbidden", 403, _("You may not do this"), _("Your rights do not cover this."))
CROSS_SITE = Kind("cross_site", 403, _("This request came from another site"), _("Open the page here and try again."))
STALE_FORM = Kind("stale_form", 403, _("This page is out of date"), _("Load the page again and repeat the last step."))
NOT_FOUND = Kind("not_found", 404, _("There is nothing here"), _("It does not exist, or it is not yours to see."))
WRONG_METHOD = Kind(
    "method_not_allowed", 405, _("This cannot be done here"), _("The address does not take this method.")
)
TOO_LARGE = Kind("too_large", 413, _("This is too large"), _("At most {limit} bytes are taken here."))
INVALID = Kind("invalid", 422, _("Some fields need attention"), _("Each of them is named with what is wrong."))
TOO_MANY = Kind("too_many_requests", 429, _("Too many attempts"), _("Wait {seconds} seconds and try again."))
FAILED = Kind(
    "failed", 500, _("Something went wrong on our side"), _("It was noted. Nothing that you sent before is lost.")
)
DISK_FULL = Kind(
    "disk_full", 507, _("The server has no room left"), _("What you have stays on your phone; try again later.")
)

# Signing in
WRONG_CODE = Kind(
    "wrong_code",
    401,
    _("This code does not let you in"),
    _("It is mistyped, already used or too old. Ask for a new one."),
)
WRONG_PASSWORD = Kind(
    "wrong_password", 401, _("E-mail and password do not fit together"), _("Check both, or sign in with a code.")
)

PERSON_UNKNOWN = Kind(
    "person_unknown", 404, _("There is no such person"), _("Nobody here has the e-mail or id “{name}”.")
)

# Imports
IMPORT_MISTAKES = Kind("import_mistakes", 422, _("The file has mistakes"), _("Nothing was changed."))

# Assignments
ASSIGNMENT_STATE = Kind(
    "assignment_state", 409, _("This assignment has moved on"), _("Load your assignments again to see where it stands.")
)
ASSIGNMENT_LAPSED = Kind(
    "assignment_lapsed", 409, _("This assignment has lapsed"), _("Its time for the visit has passed.")
)

# Visits and their evidence
VISIT_UNREADABLE = Kind("visit_unreadable", 422, _("This visit cannot be read"), _("It is not JSON. Nothing is lost."))
VISIT_INVALID = Kind(
    "visit_invalid", 422, _("This visit does not fit its form"), _("Each mistake is named. Nothing is lost.")
)
VISIT_ID_DIFFERS = Kind(
    "visit_id_differs", 422, _("The visit and its address differ"), _("The address says {address}, the visit {found}.")
)
SCENARIO_DIFFERS = Kind(
    "scenario_differs",
    422,
    _("This is another scenario"),
    _("The assignment asks for {expected}, the visit is {found}."),
)
VERSION_NOT_PUBLISHED = Kind(
    "version_not_published",
    422,
    _("This version was never published"),
    _("Version {version} of the scenario {scenario} does not exist."),
)
ASSIGNMENT_NOT_YOURS = Kind(
    "assignment_not_yours", 403, _("This assignment is not yours"), _("Nothing is lost. Ask whoever gave you the work.")
)
VISIT_CONFLICT = Kind(
    "visit_conflict",
    409,
    _("This visit is already here, with other content"),
    _("The first one stays. The second one is kept for a person to look at."),
)
RECEIPT_UNKNOWN = Kind(
    "receipt_unknown",
    404,
    _("No delivery has this receipt"),
    _("It is mistyped, or the visit is not yours to see. A receipt looks like K7-42Q."),
)
VISIT_DELIVERED = Kind(
    "visit_delivered", 409, _("This visit is delivered already"), _("Its draft is needed no more and was not kept.")
)
DRAFT_TAKEN_OVER = Kind(
    "draft_taken_over",
    409,
    _("This draft goes on at another phone"),
    _("What is on this phone stays there. You can take the draft back."),
)
BACKUP_FULL = Kind(
    "backup_full",
    413,
    _("There is no room for more copies of drafts"),
    _("At most {drafts} drafts and {megabytes} MB are kept for one person. What is on the phone stays there."),
)
EVIDENCE_HASH_DIFFERS = Kind(
    "evidence_hash_differs", 422, _("The photo was damaged on its way"), _("Send it again; its checksum differs.")
)
EVIDENCE_NOT_AN_IMAGE = Kind("evidence_not_an_image", 422, _("This is not a photo"), _("JPEG, PNG and WebP are taken."))
EVIDENCE_TOO_WIDE = Kind(
    "evidence_too_many_pixels", 422, _("This photo has too many pixels"), _("At most {limit} million pixels are taken.")
)

# Rescue files
RESCUE_NOT_ONE = Kind(
    "rescue_not_one",
    422,
    _("This is no rescue file"),
    _("It is another file, or its beginning was changed on its way."),
)
RESCUE_NEWER = Kind(
    "rescue_newer",
    422,
    _("This rescue file is newer than this server"),
    _("It has format {version}. Update the server."),
)
RESCUE_OTHER_KEY = Kind(
    "rescue_other_key",
    422,
    _("This rescue file was sealed for another server"),
    _("It needs the key {found}, and here is {own}."),
)
RESCUE_DAMAGED = Kind(
    "rescue_damaged", 422, _("This rescue file is damaged"), _("It ends too early, or was changed on its way.")
)
RESCUE_PERSON_UNKNOWN = Kind(
    "rescue_person_unknown",
    422,
    _("Nobody here is the person of this rescue file"),
    _("Nothing was changed. The person may have been put out of work; let them in again first."),
)

# Reviews and releases
DECISION_CLOSED = Kind(
    "decision_closed", 409, _("This cannot be decided now"), _("The visit has moved on. Load the page again and look.")
)
ALREADY_ACCEPTED = Kind(
    "already_accepted",
    409,
    _("Another visit of this assignment is already accepted"),
    _("An assignment counts once. Reject the other one first, or leave it."),
)
NOTE_NEEDED = Kind("note_needed", 422, _("Say what to mend"), _("Whoever gets the visit back needs to know why."))
OWN_VISIT = Kind("own_visit", 403, _("This is your own visit"), _("Somebody else has to review it."))

# Questionnaires that exist already
_QUESTIONNAIRE = _("This questionnaire cannot be read")
XLSFORM_OLD = Kind(
    "xlsform_old",
    422,
    _QUESTIONNAIRE,
    _("It is an old .xls, or protected by a password. Save it as .xlsx without one."),
)
XLSFORM_NOT_XLSX = Kind("xlsform_not_xlsx", 422, _QUESTIONNAIRE, _("It is no workbook. Save it as .xlsx."))
XLSFORM_BROKEN = Kind("xlsform_broken", 422, _QUESTIONNAIRE, _("The workbook is damaged: {reason}. Save it again."))
XLSFORM_TOO_LARGE = Kind(
    "xlsform_too_large", 422, _QUESTIONNAIRE, _("It is too large: at most {megabytes} MB, {unpacked} MB unpacked.")
)
XLSFORM_TOO_LONG = Kind(
    "xlsform_too_long", 422, _QUESTIONNAIRE, _("The sheet “{sheet}” has more than {rows} rows. Split it into several.")
)
XLSFORM_TOO_MUCH = Kind(
    "xlsform_too_much",
    422,
    _QUESTIONNAIRE,
    _("Its expressions have more than {limit} characters. Split it into several."),
)
XLSFORM_NO_SURVEY = Kind(
    "xlsform_no_survey",
    422,
    _QUESTIONNAIRE,
    _("No sheet “survey” has the columns “type” and “name”. Sheets: {sheets}."),
)
XLSFORM_EMPTY = Kind("xlsform_empty", 422, _QUESTIONNAIRE, _("It asks nothing that a scenario can ask."))

# Scenarios
TEXT_UNUSABLE = Kind(
    "text_unusable", 422, _("The text has errors"), _("Mend them first: the editor names each one with its line.")
)
SCENARIO_INVALID = Kind(
    "scenario_invalid",
    422,
    _("The scenario has mistakes"),
    _("Nothing was published; each mistake is named with its line."),
)

SCRIPT_FULL = Kind(
    "script_full",
    413,
    _("The script cannot hold this"),
    _("Nothing was changed. A script has at most {limit} characters and 20 levels, and no key without a name."),
)
FILE_NOT_TEXT = Kind(
    "file_not_text",
    422,
    _("This file cannot be read"),
    _("A scenario is a text file in UTF-8 of at most one megabyte. Save it as UTF-8 and try again."),
)
NO_FILE = Kind("no_file", 422, _("No file was chosen"), _("Choose a file and send it once more."))
DRAFT_CLOSED = Kind(
    "draft_closed", 409, _("This draft was put away"), _("Nothing was published. Bring the draft back first.")
)
DRAFT_CHANGED = Kind(
    "draft_changed",
    409,
    _("The draft has changed since you looked at it"),
    _("Nothing was published. Load the page again and look at what would be published now."),
)
WARNINGS_UNREAD = Kind(
    "warnings_unread",
    422,
    _("There are warnings to read first"),
    _("Nothing was published. Tick that you have read them."),
)
VERSION_BETWEEN = Kind(
    "version_between",
    409,
    _("Somebody published another version in the meantime"),
    _("Nothing was published. Look at what this draft would undo of version {version}, and confirm it."),
)
