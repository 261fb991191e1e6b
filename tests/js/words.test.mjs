import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { name, speak, t, tn } from "../../static/js/ui/words.js";
import { clock, day, inSpoken } from "../../static/js/screens/local.js";

beforeEach(() => {
  globalThis.document = { documentElement: { lang: "", dataset: { ru: "Записки", et: "Märkmed", en: "Notes" } }, title: "" };
});

const PHOTOS = { "{n} photo": ["{n} снимок", "{n} снимка", "{n} снимков"] };

test("a text without translation is said in English", () => {
  speak("ru", {});
  assert.equal(t("Saved on this phone"), "Saved on this phone");
});

test("named places are filled, unknown ones stay", () => {
  speak("en", {});
  assert.equal(t("{a} of {b} {c}", { a: 0, b: "<b>" }), "0 of <b> {c}");
});

test("Russian counts with three forms", () => {
  speak("ru", PHOTOS);
  const counted = [1, 2, 5, 11, 21, 22, 25].map((n) => tn("{n} photo", "{n} photos", n));
  assert.deepEqual(counted, ["1 снимок", "2 снимка", "5 снимков", "11 снимков", "21 снимок", "22 снимка", "25 снимков"]);
});

test("Estonian and English count with two", () => {
  speak("et", { "{n} photo": ["{n} foto", "{n} fotot"] });
  assert.deepEqual([1, 2].map((n) => tn("{n} photo", "{n} photos", n)), ["1 foto", "2 fotot"]);
  speak("en", {});
  assert.deepEqual([1, 0].map((n) => tn("{n} photo", "{n} photos", n)), ["1 photo", "0 photos"]);
});

test("the page takes the language and the app's neutral name", () => {
  speak("et", {});
  assert.deepEqual([document.documentElement.lang, document.title, name()], ["et", "Märkmed", "Märkmed"]);
});

test("a scenario without the spoken language is shown in one that it has", () => {
  speak("et", {});
  assert.equal(inSpoken({ ru: "Офис", et: "Esindus" }), "Esindus");
  assert.equal(inSpoken({ ru: "Офис" }), "Офис");
});

test("times are those of the place, with 24 hours in every language", () => {
  for (const language of ["ru", "et", "en"]) {
    speak(language, {});
    assert.equal(clock("2026-11-10T16:05:00Z", "Europe/Tallinn"), "18:05");
  }
  assert.equal(day("2026-11-10T23:30:00Z", "Asia/Yekaterinburg"), "Wed\u00a011\u00a0Nov");
});
