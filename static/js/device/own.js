// What of this phone is one person's.

import { under } from "./records.js";

/** @typedef {import("./database.js").Database} Database */

/** @type {(db: Database, owner: number) => Promise<import("../types.js").AssignmentRow[]>} */
export const assignmentsOf = (db, owner) => db.read(["assignments"], ({ assignments }) => assignments.getAll(under(owner)));

/** @type {(db: Database, owner: number) => Promise<import("../types.js").VisitRow[]>} */
export const visitsOf = (db, owner) => db.read(["visits"], ({ visits }) => visits.index("owner").getAll(owner));
