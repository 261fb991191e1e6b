// A phone in Node: IndexedDB by fake-indexeddb, locks that run one after the other, and builders that show what matters.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { Database } from "../../../static/js/device/database.js";
import { begin } from "../../../static/js/device/begin.js";
import { Draft } from "../../../static/js/device/draft.js";
import { keepAssignments } from "../../../static/js/device/exchange.js";
import { keepPhoto } from "../../../static/js/device/photos.js";
import * as records from "../../../static/js/device/records.js";

const queues = new Map();
Object.defineProperty(globalThis, "navigator", {
  configurable: true,
  value: {
    locks: {
      request(name, options, work = options) {
        const done = (queues.get(name) ?? Promise.resolve()).then(() => work({ name }));
        queues.set(name, done.catch(() => {}));
        return done;
      },
    },
  },
});

export const ANNA = { id: 1, name: "Anna", email: "anna@demo.test", language: "en", roles: ["shopper"] };

export const RULES = {
  sections: [
    { id: "arrival", questions: ["greeted", "by_name", "sign"] },
    { id: "talk", show: ["==", ["q", "greeted"], "yes"], questions: ["story"] },
  ],
  questions: {
    greeted: { kind: "yes_no", required: true, comment: "loses", loses: ["no"] },
    by_name: { kind: "yes_no", show: ["==", ["q", "greeted"], "yes"], na: true },
    sign: { kind: "photo", photo: { min: 0, max: 2 } },
    story: { kind: "text", max_length: 10 },
  },
  calculated: [],
};

export function anAssignment(changes = {}) {
  return {
    id: 7,
    state: "accepted",
    client: { code: "north", name: "North" },
    scenario: "office",
    version: 2,
    languages: ["en"],
    title: { en: "Office" },
    persona: "newcomer",
    service_language: null,
    channel: "office",
    window: { from: "2026-11-01", to: "2026-11-30" },
    location: { id: 3, code: "T1", name: "Tallinn 1", address: "Street 1", zone: "Europe/Tallinn", latitude: null, longitude: null, attributes: { format: "mall" } },
    wave: "2026-11",
    returned: null,
    ...changes,
  };
}

export const aPack = (changes = {}) => ({ scenario: "office", version: 2, renderer: 2, languages: ["en"], texts: {}, fragments: {}, rules: RULES, ...changes });

/** A phone of Anna's with one accepted assignment and its pack. */
export async function aPhone() {
  globalThis.indexedDB = new IDBFactory();
  const db = new Database();
  await records.keepSettings(db, { person: ANNA, signed_in: true });
  await keepAssignments(db, ANNA.id, [anAssignment()], []);
  await db.write(["packs"], ({ packs }) => packs.put(aPack()));
  return db;
}

export async function aDraft(db, changes = {}) {
  const visit = await begin(db, { ...anAssignment(changes), owner: ANNA.id }, "en");
  return new Draft(db, await records.rowsOf(db, visit.id, ANNA.id), () => {});
}

let minute = 10;

/** A photo in the database without a camera; each is taken after the one before. */
export async function withPhoto(db, draft, name = "a", question = "sign") {
  const bytes = new TextEncoder().encode(name).buffer;
  const sha256 = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const photo = { id: crypto.randomUUID(), visit: draft.visit.id, question, sha256, size: bytes.byteLength, type: "image/jpeg", taken_at: `2026-11-22T10:${minute++}:00+02:00` };
  await db.write(["photos", "bytes"], (stores) => keepPhoto(stores, photo, bytes, 9));
  return photo;
}

export async function aFinishedVisit(db, id = 7) {
  const draft = await aDraft(db, { id });
  await draft.save("greeted", { value: "yes" });
  return draft.finish();
}

export const visitOf = (db, id) => db.read(["visits"], ({ visits }) => visits.get(id));
export const outboxOf = (db, id) => db.read(["outbox"], ({ outbox }) => outbox.get(id));
