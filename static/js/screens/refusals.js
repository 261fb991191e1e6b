import { t } from "../ui/words.js";

/** What went wrong, and what would do. Server's problems bring their own words. @param {any} error */
export function sayWhy(error) {
  const words = /** @type {Record<string, () => string>} */ ({
    offline: () => t("There is no connection. Try again where there is one."),
    signed_out: () => t("Sign in again to send. Nothing is lost."),
    other_person: () => t("Somebody else is signed in here. Sign in again to send."),
    storage_failed: () => t("This browser keeps nothing. Leave private mode, or use another browser."),
    storage_full: () => t("The phone is full. Free some space and try again."),
    storage_lost: () => t("The phone's storage does not answer. Keep this page open and try again."),
    storage_blocked: () => t("The app is open in another tab. Close that one."),
    not_found: () => t("This is no longer on the phone."),
    not_draft: () => t("This visit is finished already."),
    open_elsewhere: () => t("This visit is open in another tab."),
    already_sending: () => t("This visit is on its way already."),
    pack_missing: () => t("The checklist is not on this phone yet. Connect once to load it."),
    photo_no_room: () => t("The phone is full, so this photo was not kept. Answers are still saved. Free some space and take it again, or finish without it."),
    photo_unreadable: () => t("This picture cannot be read. Take another one."),
    photo_twice: () => t("This photo is here already."),
    photo_limit: () => t("There are enough photos here."),
    photo_absent: () => t("A photo is missing on this phone."),
    rescue_key_missing: () => t("This phone has not got the server's key yet. Connect once, then try again."),
    nothing_undelivered: () => t("Everything is delivered."),
    receipt_differs: () => t("The server has another version of this visit. Please tell your coordinator."),
  });
  return words[error?.code]?.() ?? error?.title ?? t("Something went wrong. Try again. ({code})", { code: error?.code ?? error });
}
