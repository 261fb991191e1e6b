import { pill } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { clock } from "./local.js";
/** @typedef {import("../types.js").VisitRow} VisitRow */

/**
 * What a visit's state is called. `moving` is the progress of its photos while bytes flow this instant.
 * @param {VisitRow} visit @param {{visit: string, sent: number, total: number}} [moving] @returns {[string, string?]} words and tone
 */
export function stateWords(visit, moving) {
  const { state, progress, photos, delivery } = visit;
  if (state === "draft") return [t("{answered} of {total}", progress)];
  if (state === "sent") return [t("Delivered"), "good"];
  if (state === "discarded") return [t("Thrown away")];
  if (state === "parked") return [t("Cannot be sent"), "poor"];
  if (moving?.visit === visit.id) return [sendingWords(moving.sent, moving.total), "fair"];
  if (delivery?.next_at && delivery.next_at > Date.now())
    return [t("Trying again at {time}", { time: clock(delivery.next_at) }), "fair"];
  if (photos?.sent) return [sendingWords(photos.sent, photos.total), "fair"];
  return [t("Waiting to be sent"), "fair"];
}

/** @param {Parameters<typeof stateWords>} visit */
export const statePill = (...visit) => pill(...stateWords(...visit));

/** @param {number} sent @param {number} total */
const sendingWords = (sent, total) =>
  total ? tn("Sending: {sent} of {n} photo", "Sending: {sent} of {n} photos", total, { sent }) : t("Sending");
