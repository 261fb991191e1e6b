/** What the screens share. Types only: no page loads this file. */
import type { Answer, ChecklistState, Pack } from "../types.js";
import type { Engine } from "../sync/engine.js";
import type { Patch } from "../visit/checklist.js";
import type { Work } from "../sync/work.js";
import type { Sheet } from "./sheet.js";
import type { Parts } from "./dom.js";

/** What a sheet asks of the draft that it shows; the promises say when a change is kept. */
export interface Filled {
  pack: Pick<Pack, "fragments" | "rules">;
  answers: Map<string, Answer>;
  photos: Map<string, { id: string }[]>;
  /** Questions whose answer could not be kept yet. */
  unsaved?: string[];
  state(): ChecklistState;
  save(question: string, patch: Patch): Promise<void>;
  flush(): Promise<unknown>;
  addPhoto(question: string, file: Blob): Promise<unknown>;
  removePhoto(id: string): Promise<void>;
  photo(id: string): Promise<Blob>;
  close(): void;
}

export interface App {
  engine: Engine;
  /** There on all screens but the checklist itself. */
  work: Work;
  /** What stands below a checklist's questions; there when the rest is. */
  beside?: (sheet: Sheet) => any[];
  /** The visit whose photos are on their way this instant. */
  moving?: { visit: string; sent: number; total: number };
  /** The visit that was open here last, as it looked when another page took it. */
  taken?: Sheet;
  /** Opens a visit's checklist, or returns the one that is open. */
  sheet(visit: string, options?: { steal?: boolean }): Promise<Sheet>;
  /** Gives the open checklist back, unless something of it cannot be saved. */
  leave(): Promise<void>;
  go(hash: string): void;
  /** Shows the current screen again. */
  redraw(): Promise<void>;
  speak(language: string): Promise<void>;
  forgetSheet(): void;
}

export type Screen = (app: App, ...params: string[]) => Promise<Parts> | Parts;
