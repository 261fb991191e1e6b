/** What the screens share. Types only: no page loads this file. */
import type { Engine } from "../sync/engine.js";
import type { Sheet } from "./sheet.js";
import type { Parts } from "./dom.js";

export interface App {
  engine: Engine;
  /** The visit whose photos are on their way this instant. */
  moving?: { visit: string; sent: number; total: number };
  /** Opens a visit's checklist, or returns the one that is open. */
  sheet(visit: string, options?: { steal?: boolean }): Promise<Sheet>;
  /** Gives the open checklist back. */
  leave(): Promise<void>;
  go(hash: string): void;
  /** Shows the current screen again. */
  redraw(): Promise<void>;
  speak(language: string): Promise<void>;
  forgetSheet(): void;
}

export type Screen = (app: App, ...params: string[]) => Promise<Parts> | Parts;
