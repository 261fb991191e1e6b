/** Shapes that the phone's modules share. Types only: no page loads this file. */
import type { evaluate } from "./logic/evaluate.js";

export type Tree = Parameters<typeof evaluate>[0];
export type Texts = Record<string, string>;

export interface Person {
  id: number;
  name: string;
  email: string;
  language: string;
  roles: string[];
}

/** What the server lists, kept as it came. */
export interface Assignment {
  id: number;
  state: string;
  client: { code: string; name: string };
  scenario: string;
  version: number;
  languages: string[];
  title: Texts;
  persona: string | null;
  service_language: string | null;
  channel: string;
  window: { from: string; to: string };
  location: {
    id: number;
    code: string;
    name: string;
    address: string;
    zone: string;
    latitude: number | null;
    longitude: number | null;
    attributes: Record<string, string | number | boolean | null>;
  };
  wave: string;
  returned: { visit: string; note: string; questions: string[] } | null;
}

/** Where the phone believed to be; `at` is the moment of that position, which may be older than the question. */
export interface Fix {
  lat: number;
  lon: number;
  accuracy_m: number;
  at: string;
}

/** What the phone said to "where am I?"; without `fix` it did not know, and `unknown` says why. */
export interface Whereabouts {
  asked_at: string;
  fix?: Fix;
  unknown?: "denied" | "unavailable" | "unsupported";
}

/** What is told before the first question; it waits with its assignment for the visit to begin. */
export interface Before {
  mood?: number;
  expectation?: number;
  arrived?: Whereabouts;
}

/** `starting`: begun on this phone, and the server has not been told yet. */
export interface AssignmentRow extends Assignment {
  owner: number;
  starting?: true;
  before?: Before;
}

export interface QuestionRules {
  kind: "yes_no" | "choice" | "choices" | "scale" | "nps" | "number" | "duration" | "time" | "date" | "text" | "photo" | "note";
  show?: Tree;
  required?: boolean;
  required_if?: Tree;
  na?: boolean;
  check?: Tree;
  comment?: "loses" | "optional";
  loses?: string[] | Tree;
  ids?: string[];
  exclusive?: string[];
  low?: number;
  high?: number;
  min?: number;
  max?: number;
  decimals?: number;
  max_length?: number;
  photo?: { min: number; max: number; required_if?: Tree; where?: string };
  on_site?: boolean;
}

export interface Rules {
  sections: { id: string; show?: Tree; questions: string[] }[];
  questions: Record<string, QuestionRules>;
  calculated: { id: string; value: Tree }[];
}

export interface Pack {
  scenario: string;
  version: number;
  renderer: number;
  sha256: string;
  languages: string[];
  texts: Record<string, { title: string; briefing: string; personas: Record<string, string> }>;
  fragments: Texts;
  rules: Rules;
}

/** A running timer: the wall clock's start, and the page's own monotonic clock to notice that the former was moved. */
export interface TimerState {
  started: number;
  steady: number;
  origin: number;
}

export type Value = string | number | string[];

export interface How {
  by_hand?: boolean;
  memory_min?: number;
  timer?: boolean;
}

export interface Answer {
  value?: Value;
  na?: true;
  /** What was written where a number or a time belongs, and is none; it stays on the phone. */
  typed?: string;
  comment?: string;
  /** When the comment was told last, or deleted; `at` is when the answer itself was given, or taken back. */
  comment_at?: string;
  /** Beside N/A the comment on what was answered before, else the reason that N/A had. */
  aside?: Pick<Answer, "comment" | "comment_at">;
  at: string;
  /** Of the answer itself nothing was told yet, only a comment. */
  bare?: boolean;
  how?: How;
  timer?: TimerState;
  /** By how much the wall clock and the steady clock disagreed over a timed answer. */
  clock_gap_ms?: number;
  /** That gap was no sleep: somebody moved the clock. */
  moved?: boolean;
  /** What was measured or written before, and can be had back. */
  before?: Measured;
  /** Noted on the spot, though given after leaving. */
  noted?: boolean;
  /** When the answer was given and changed. */
  trail?: string[];
}

export type Measured = Pick<Answer, "value" | "typed" | "timer" | "how" | "clock_gap_ms" | "moved" | "before">;

export interface AnswerRow {
  visit: string;
  question: string;
  answer: Answer;
  seq: number;
}

/** The facts about a visit that expressions may read; frozen when the visit begins. */
export interface Context {
  persona: string | null;
  channel: string;
  service_language: string | null;
  office: Assignment["location"]["attributes"];
  local: { weekday: number; hour: number };
}

export interface PhotoRow {
  id: string;
  visit: string;
  question: string;
  sha256: string;
  size: number;
  type: string;
  taken_at: string;
  /** When it came to its question, or back to it. */
  kept_at?: string;
  /** Where it stands among the photos of its question. */
  place?: number;
}

export interface Finish {
  outcome?: "done" | "not_possible";
  reason?: string;
  declared_at?: string;
}

/**
 * A visit that came back: what was asked for. `locked` are the answers that nobody asked about, `opened` those changed all the same,
 * `lost` is how many of its photos are not on this phone any more; `bare`: begun where nothing of it was held.
 */
export interface Returned {
  note: string;
  questions: string[];
  locked: string[];
  opened: string[];
  lost?: number;
  bare?: boolean;
}

export interface Receipt {
  receipt: string;
  sha256: string;
  received_at: string;
  state: string;
  breaches: unknown[];
}

export type VisitState = "draft" | "ready" | "sending" | "sent" | "parked" | "aside" | "discarded" | "elsewhere";

/** What the server said when it was asked for a visit: nothing, all of it, all but photos, or other content under its id. */
export interface Traced {
  at: number;
  found: "nothing" | "whole" | "photos" | "other";
  receipt?: string;
  received_at?: string;
  missing?: number;
}

/** The assignment as it was when the visit began, and what became of the visit since. */
export interface VisitRow extends Omit<Assignment, "id" | "state" | "wave" | "returned">, Context, Before {
  id: string;
  owner: number;
  assignment: number;
  state: VisitState;
  language: string;
  started_at: string;
  finished_at?: string;
  /** How it was finished. */
  outcome?: Finish["outcome"];
  /** Questions that were hidden at the end: what is here of them did not go along. */
  not_sent?: string[];
  changed_at: number;
  seq: number;
  mood_after?: number;
  left?: Whereabouts;
  /** Why the visit could not be done, as far as it was said. */
  obstacle?: { kind?: string; words?: string };
  /** When each of these things was told. */
  told?: Record<string, string>;
  supersedes?: string;
  returned?: Returned;
  /** What was told before the first question came when it had been left blank: that alone makes it no draft. */
  blank?: true;
  /** When the shopper said that they had left the place. */
  left_at?: string;
  progress: { answered: number; total: number };
  photos?: { total: number; sent: number; kept: boolean };
  /** `status` is what the last attempt met (0: no network); `next_at` when to try again, by the phone's clock. */
  delivery?: { tries: number; next_at: number; status: number };
  problem?: { status: number; code: string; title: string };
  receipt?: Receipt;
  traced?: Traced;
  /** The copy on the server: what it holds (by `seq`), since when, without how many photos; `refused` says why a later one, of `refused_seq`, is not there. */
  copy?: { seq?: number; at?: string; lacking: number; refused?: string; refused_seq?: number };
  /** Written anew from a page's memory after the phone had lost it: its photos are on the server at most. */
  restored?: true;
  /** When photos were taken away, by SHA-256. */
  gone?: Record<string, string>;
  /** How many photos did not come along when the draft was taken over from the server. */
  without?: number;
  /**
   * The draft goes on at another phone; `newer`: something was noted here that the copy does not have; `set_back`: it is this phone's own later
   * copy; `arriving`: it is sent from there, but for photos.
   */
  elsewhere?: { newer: boolean; set_back?: true; arriving?: true };
}

/** All rows of a draft. */
export interface DraftCopy {
  visit: VisitRow;
  answers: AnswerRow[];
  photos: PhotoRow[];
}

/** What the server lists of an own draft. */
export interface ListedCopy {
  visit: string;
  assignment: number;
  phone: string;
  revision: number;
  saved_at: string;
  missing: string[];
  /** As far as the app that made it told. */
  head: { place?: string; title?: Texts; progress?: { answered: number; total: number }; supersedes?: string };
}

/** A frozen body; kept with its visit until the photos go. */
export interface OutboxRow {
  visit: string;
  body: ArrayBuffer;
  sha256: string;
}

/** Keys and rows of each store of the phone's database. */
export interface Schema {
  settings: { key: string; value: any };
  assignments: { key: [number, number]; value: AssignmentRow };
  packs: { key: [string, number, number]; value: Pack };
  visits: { key: string; value: VisitRow; index: "owner" };
  answers: { key: [string, string]; value: AnswerRow };
  photos: { key: string; value: PhotoRow; index: "visit" };
  bytes: { key: string; value: ArrayBuffer };
  outbox: { key: string; value: OutboxRow };
}

export type StoreName = keyof Schema;

/** What can be asked of rows; each answer is a promise that keeps the transaction alive while it alone is awaited. */
export interface Rows<K, V> {
  getAll(query?: unknown, count?: number): Promise<V[]>;
  getAllKeys(query?: unknown, count?: number): Promise<K[]>;
  count(query?: unknown): Promise<number>;
}

export interface Store<S extends { key: unknown; value: unknown; index?: string }> extends Rows<S["key"], S["value"]> {
  get(key: S["key"]): Promise<S["value"] | undefined>;
  put(value: S["value"], key?: S["key"]): Promise<S["key"]>;
  add(value: S["value"], key?: S["key"]): Promise<S["key"]>;
  delete(query: unknown): Promise<void>;
  clear(): Promise<void>;
  index(name: NonNullable<S["index"]>): Rows<S["key"], S["value"]>;
}

export type Stores<N extends StoreName> = { [K in N]: Store<Schema[K]> };

/** What transport brings back; status 0: no answer of our server came; body null: it was not JSON. */
export interface Reply {
  status: number;
  body: any;
  etag: string | null;
  /** Milliseconds that the server asked to wait, if it did. */
  wait: number;
  /** The server's clock minus the phone's, if the answer told the time. */
  offset_ms: number | null;
}

/** What a phone tells about itself: counts, and nothing of what is in it. */
export interface PhoneReport {
  drafts: number;
  undelivered: number;
  /** Since when the oldest undelivered visit is finished. */
  oldest_at: string | null;
  /** Per cent of what the browser lets this app keep, in tens. */
  room_used: number | null;
  build: string;
  browser: string;
  installed: boolean;
}

export interface QuestionState {
  visible: boolean;
  answered: boolean;
  wantsComment: boolean;
  problems: string[];
}

export interface ChecklistState {
  questions: Map<string, QuestionState>;
  sections: Map<string, { visible: boolean; answered: number; total: number; missing: number }>;
  answered: number;
  total: number;
  missing: { section: string; question: string; code: string }[];
}

/** Why a run of the outbox ended before its end, or null. */
export type Stopped = null | "signed_out" | "other_person" | "offline";

export type Message =
  | { type: "visits"; visit?: string }
  | { type: "assignments" | "session" | "checked" }
  /** `now`: this page may show nothing of before any more, also where a visit is open. */
  | { type: "update"; now?: true }
  | { type: "sending"; visit: string; sent: number; total: number }
  | { type: "idle"; stopped: Stopped }
  | { type: "wanted" | "taken"; visit: string };
