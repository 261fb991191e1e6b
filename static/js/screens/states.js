import { h, pill } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { clock, moment } from "./local.js";
import { shortly } from "./refusals.js";

const NO_ROOM = 507;

/** @typedef {import("../types.js").VisitRow} VisitRow @typedef {{visit: string, sent: number, total: number}} Moving */

/**
 * What a visit's state is called. `moving` is the progress of its photos while bytes flow this instant.
 * @param {VisitRow} visit @param {Moving} [moving] @returns {[string, string?]} words and tone
 */
export function stateWords(visit, moving) {
  const { state, progress, photos, receipt, problem, elsewhere } = visit;
  if (state === "draft") return [progress.total ? t("Draft: {answered} of {total}", progress) : t("Draft")];
  if (receipt && state === "elsewhere") return [t("Delivered from another phone"), "good"];
  if (state === "elsewhere" && elsewhere?.set_back) return [t("A later version is on the server"), "fair"];
  if (state === "elsewhere") return [elsewhere?.arriving ? t("On its way from another phone") : t("Continues on another phone"), "fair"];
  if (state === "sent") return [receipt ? t("Delivered {time}", { time: moment(receipt.received_at) }) : t("Delivered"), "good"];
  if (state === "discarded") return [t("Thrown away")];
  if (state === "aside") return [t("Put aside")];
  if (state === "parked") return [t("Needs you: {why}", { why: shortly(problem) }), "poor"];
  if (moving?.visit === visit.id) return [sendingWords(moving.sent, moving.total), "fair"];
  if (photos?.sent) return [sendingWords(photos.sent, photos.total), "fair"];
  return [t("Finished on this phone"), "fair"];
}

/** What stands beside it: how it goes on by itself. @param {VisitRow} visit @param {Moving} [moving] */
export function waitWords({ state, delivery, finished_at, id }, moving) {
  if (!["ready", "sending"].includes(state) || moving?.visit === id) return "";
  if (delivery && delivery.next_at > Date.now()) {
    const time = { time: clock(delivery.next_at) };
    if (delivery.status === NO_ROOM) return t("The server has no room left. Next try at {time}.", time);
    return delivery.status ? t("The server cannot take it now. Next try at {time}.", time) : t("No connection. Next try at {time}, or when there is one.", time);
  }
  return finished_at ? t("finished {time}", { time: moment(finished_at) }) : "";
}

/** @param {Parameters<typeof stateWords>} visit */
export const statePill = (...visit) => pill(...stateWords(...visit));

/** Whether a visit came to nothing, or is the correction of one that did. @param {VisitRow} visit */
export const undone = ({ outcome }) => outcome === "not_possible";

/** Where a draft is gone on with. @param {VisitRow} draft */
export const addressOf = (draft) => `#/${undone(draft) ? "undone" : "visit"}/${draft.id}`;

/** Beside the state of a visit that came to nothing. @param {VisitRow} visit */
export const undoneLine = (visit) => undone(visit) && h("p", t("The visit could not be done"));

/** @param {number} sent @param {number} total */
const sendingWords = (sent, total) =>
  total ? tn("Sending: {sent} of {n} photo", "Sending: {sent} of {n} photos", total, { sent }) : t("Sending");
