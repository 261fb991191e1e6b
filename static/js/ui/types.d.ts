/** What the screens share. Types only: no page loads this file. */
import type { Answer, ChecklistState, Pack, VisitRow } from "../types.js";
import type { Engine } from "../sync/engine.js";
import type { Patch } from "../visit/changes.js";
import type { Work } from "../sync/work.js";
import type { Sheet } from "./sheet.js";
import type { Parts } from "./dom.js";

/** What a sheet asks of the draft that it shows; the promises say when a change is kept. */
export interface Filled {
  pack: Pick<Pack, "fragments" | "rules">;
  answers: Map<string, Answer>;
  photos: Map<string, Picture[]>;
  /** What could not be kept yet. */
  unsaved?: string[];
  /** Only of a visit that is made, not of one that is tried out: its row, and how to change it. */
  visit?: VisitRow;
  note?(change: Partial<VisitRow>): Promise<void>;
  state(): ChecklistState;
  save(question: string, patch: Patch): Promise<void>;
  flush(): Promise<unknown>;
  addPhoto(question: string, file: Blob): Promise<unknown>;
  album(): Promise<Album>;
  close(): void;
}

export interface Picture {
  id: string;
  size?: number;
}

/** What can be done with the photos of a draft. */
export interface Album {
  image(id: string): Promise<Blob>;
  /** What was taken away from a question, the last one last. */
  aside(question: string): Promise<Picture[]>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  arrange(question: string, ids: string[]): Promise<void>;
}

/** What some questions have beside their controls. */
export interface Extra {
  /** Redraws; called after every change, and each second. */
  tick(): void;
  on?(event: any, question: import("./question.js").Question): void;
  /** Writes what is still being typed. */
  settle?(): void;
}

export interface App {
  engine: Engine;
  /** There on all screens but the checklist itself. */
  work: Work;
  /** What stands below a checklist's questions; there when the rest is. */
  beside?: (sheet: Sheet) => any[];
  /** Nothing is shown before the PIN is typed. */
  locked: any;
  /** Whether a PIN is set, as was last seen. */
  pinned?: boolean;
  /** The visit whose photos are on their way this instant. */
  moving?: { visit: string; sent: number; total: number };
  /** The visit that is open here for writing; the one that another page took, as it looked then; and how to let go of one. */
  holding: { sheet?: Sheet; taken?: Sheet; forget(): void };
  /** Opens a visit's checklist, or returns the one that is open. */
  sheet(visit: string, options?: { steal?: boolean }): Promise<Sheet>;
  /** Gives the open checklist back, unless something of it cannot be saved. */
  leave(): Promise<void>;
  go(hash: string): void;
  /** Shows the current screen again. */
  redraw(): Promise<void>;
  /** In which language from now on; what is shown is to be drawn again. */
  say(language: string): Promise<void>;
}

export type Screen = (app: App, ...params: string[]) => Promise<Parts> | Parts;
