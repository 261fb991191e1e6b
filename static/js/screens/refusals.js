import { t } from "../ui/words.js";
import { clock } from "./local.js";

/** @typedef {"again" | "wait" | "signin" | "tell" | "aside" | "said"} Remedy */
/** @typedef {() => string} Words */

/**
 * Every way in which the server or this phone says no: what it means, what to do about it ("said": the meaning says that too),
 * and, where it can hold up a visit, what it is called.
 * @type {Record<string, [Words, Remedy, Words?]>}
 */
export const REFUSALS = {
  // The server about a visit
  assignment_not_yours: [() => t("The server knows this assignment under another name, or not at all."), "tell", () => t("This assignment is not yours")],
  visit_conflict: [() => t("The server has another version of this visit. Both are kept, and a person has to look at them."), "aside", () => t("This visit is already here, with other content")],
  visit_unreadable: [() => t("The server could not read what this phone sent. A copy is kept there."), "tell", () => t("This visit cannot be read")],
  visit_invalid: [() => t("The server cannot take the visit as it is. A copy is kept there, with what is wrong."), "tell", () => t("This visit does not fit its form")],
  visit_id_differs: [() => t("The visit was sent under another's name. A copy is kept on the server."), "tell", () => t("The visit and its address differ")],
  scenario_differs: [() => t("Another checklist was wanted for this visit. A copy is kept on the server."), "tell", () => t("This is another scenario")],
  version_not_published: [() => t("The server does not know this version of the checklist. A copy is kept there."), "tell", () => t("This version was never published")],
  too_large: [() => t("It is larger than the server takes."), "tell", () => t("This is too large")],
  // The server about a photo
  evidence_hash_differs: [() => t("A photo arrived damaged. On this phone it is whole."), "again", () => t("The photo was damaged on its way")],
  evidence_not_an_image: [() => t("The server cannot open one of the photos. The answers have arrived."), "tell", () => t("This is not a photo")],
  evidence_too_many_pixels: [() => t("One of the photos is larger than the server takes. The answers have arrived."), "tell", () => t("This photo has too many pixels")],
  // The server about whoever asks
  not_signed_in: [() => t("Sign in again to send. Nothing is lost."), "signin", () => t("Please sign in")],
  session_ended: [() => t("Sign in again to send. Nothing is lost."), "signin", () => t("You were signed out")],
  wrong_code: [() => t("This code did not work: it is mistyped, already used or too old. Look at it once more, or ask your coordinator for a new one."), "said"],
  forbidden: [() => t("Your rights do not cover this any more."), "tell", () => t("You may not do this")],
  cross_site: [() => t("The server did not recognise this app. Close it, open it again, and try once more."), "again", () => t("This request came from another site")],
  // The server about what is to be done
  assignment_state: [() => t("Somebody changed this assignment in the meantime. The list will show how it stands."), "said"],
  assignment_lapsed: [() => t("The time for this visit is over. If you were there, ask your coordinator."), "said"],
  // The server about the copy of a draft
  visit_delivered: [() => t("This visit is delivered already. Its copy on the server is needed no more."), "said"],
  draft_taken_over: [() => t("This draft continues on another phone. What is on this phone stays here."), "said"],
  backup_full: [() => t("The server keeps no more copies of drafts for you. What you write stays on this phone; finish and send a visit."), "said"],
  // The server about itself
  too_many_requests: [() => t("Too many attempts. Wait a few minutes and try again."), "wait", () => t("Too many attempts")],
  failed: [() => t("Something went wrong on the server. Nothing is lost."), "wait", () => t("Something went wrong on our side")],
  disk_full: [() => t("The server has no room left. What you have stays on this phone."), "wait", () => t("The server has no room left")],
  bad_request: [() => t("The server could not read what this phone sent."), "again", () => t("This request cannot be read")],
  invalid: [() => t("The server could not read what this phone sent."), "again", () => t("Some fields need attention")],
  method_not_allowed: [() => t("This app and the server do not fit together. Close the app and open it again."), "again", () => t("This cannot be done here")],
  // This phone about the server
  offline: [() => t("There is no connection. Try again where there is one."), "wait"],
  signed_out: [() => t("Sign in again to send. Nothing is lost."), "signin"],
  other_person: [() => t("Somebody else is signed in here. Sign in again to send."), "signin"],
  receipt_differs: [() => t("The server has another version of this visit than this phone."), "tell", () => t("the server has another version")],
  // This phone about itself
  not_found: [() => t("This is no longer on the phone."), "said"],
  not_draft: [() => t("This visit is finished already."), "said"],
  thrown_away: [() => t("This draft was thrown away. It can be brought back under “To send”."), "said"],
  open_elsewhere: [() => t("This visit is open in another tab."), "said"],
  already_sending: [() => t("This visit is on its way already."), "said"],
  pack_missing: [() => t("The checklist is not on this phone yet. Connect once to load it."), "said"],
  storage_failed: [() => t("This browser keeps nothing. Leave private mode, or use another browser."), "said"],
  storage_full: [() => t("The phone is full. Free some space and try again."), "said"],
  storage_lost: [() => t("The phone's storage does not answer. Keep this page open and try again."), "said"],
  storage_blocked: [() => t("The app is open in another tab. Close that one."), "said"],
  photo_no_room: [() => t("The phone is full, so this photo was not kept. Answers are still saved. Free some space and take it again, or finish without it."), "said"],
  photo_unreadable: [() => t("This picture cannot be read. Take another one."), "said"],
  photo_lost: [() => t("The phone has lost this photo. Take it again."), "said"],
  photo_twice: [() => t("This photo is here already."), "said"],
  camera_denied: [() => t("The camera is not allowed here. Allow it in the browser's settings for this page, or use the phone's own camera."), "said"],
  camera_absent: [() => t("This browser gives no camera here. Use the phone's own camera."), "said"],
  camera_busy: [() => t("Another app uses the camera. Close it and try again, or use the phone's own camera."), "said"],
  place_denied: [() => t("The location was not given. Everything works without it."), "said"],
  photo_limit: [() => t("There are enough photos here."), "said"],
  pin_wrong: [() => t("This is not the PIN."), "said"],
  pin_short: [() => t("A PIN has at least four digits, and nothing but digits."), "said"],
  rescue_key_missing: [() => t("This phone has not got the server's key yet. Connect once, then try again."), "said"],
  nothing_undelivered: [() => t("Everything is delivered."), "said"],
  draft_here: [() => t("Another draft of this visit is on this phone. Finish it, or throw it away first."), "said"],
  visit_done: [() => t("This visit is finished on this phone already."), "said"],
  visit_there: [() => t("Another visit has taken its place. This one stays thrown away."), "said"],
  copy_newer: [() => t("This draft needs a newer version of the app. Connect, close the app and open it again."), "said"],
  body_absent: [() => t("What was to be sent is missing on this phone. What was answered is still here."), "tell", () => t("what was to be sent is missing")],
  photo_absent: [() => t("A photo is missing on this phone. The answers have arrived."), "aside", () => t("a photo is missing")],
};

/** What went wrong, and what would do. @param {any} error */
export function sayWhy(error) {
  const { title, wait, code = isUnreached(error) ? "offline" : undefined } = error ?? {};
  if (wait && code === "too_many_requests") return t("Too many attempts. Try again at {time}.", { time: clock(Date.now() + wait) });
  return REFUSALS[code]?.[0]() ?? title ?? t("Something went wrong. Try again. ({code})", { code: code ?? error });
}

/** Part of the app itself did not come; browsers say so in words alone. @param {any} error */
const isUnreached = (error) => error instanceof TypeError && /import/i.test(error.message);

/** The name of what went wrong, as it stands within a sentence. @param {{code: string, title?: string} | undefined} problem */
export function shortly(problem) {
  const name = REFUSALS[problem?.code ?? ""]?.[2]?.() || problem?.title || problem?.code || "";
  return name.slice(0, 1).toLocaleLowerCase() + name.slice(1);
}

/** @param {string | undefined} code @returns {Remedy} */
export const remedy = (code) => REFUSALS[code ?? ""]?.[1] ?? "tell";

