/** What the preview hears from the server and from the editor around it. Types only: no page loads this file. */
import type * as phone from "../../types.js";

export interface Pack extends Pick<phone.Pack, "languages" | "texts" | "fragments" | "rules"> {
  channel: string;
}

export interface Examination {
  sha256: string;
  usable: boolean;
  pack: Pack | null;
}

/** From the editor: a text was looked at, the draft was saved, a question is to be shown. */
export type Heard =
  | { type: "examined"; examination: Examination; source?: string }
  | { type: "saved" }
  | { type: "show"; question: string };

/** To the editor: the preview is there; it shows this language; a question was pointed at. */
export type Told = { type: "ready" } | { type: "language"; language: string } | { type: "show"; question: string };

/** Scores are basis points or null. */
export interface Sheet {
  total: number | null;
  questions: Record<string, { earned: number }>;
  sections: Record<string, { score: number | null }>;
}

export interface SaidQuestion {
  id: string;
  text: string;
  points: string;
  reason: string;
  rule: string;
  tone: string;
}

export interface SaidSection {
  id: string;
  title: string;
  points: string;
  score: string;
  share: string;
  questions: SaidQuestion[];
}

export interface Scored {
  sheet: Sheet;
  said: {
    total: string;
    raw: string;
    band: { text: string; tone: string } | null;
    coverage: string;
    criticals: { question: string; text: string; effect: string; tone: string }[];
    sections: SaidSection[];
  };
}
