import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { back, heading } from "./parts.js";

/** What the app does not to be noticed, and what no page can hide; one comes from a briefing or from "Me". @type {import("../ui/types.js").Screen} */
export function show(_app, briefing) {
  const list = (/** @type {string} */ title, /** @type {string[]} */ lines) => h("section.card.prose", h("h2", title), h("ul", lines.map((line) => h("li", line))));
  return {
    head: [briefing ? back(t("Briefing"), `#/briefing/${briefing}`) : back(t("Me"), "#/me")],
    main: [
      heading(t("What can be seen, and what cannot")),
      list(t("What the app does"), [
        t("Its name, its icon and its colours are those of a notebook."),
        t("The list ☰ shows harmless words. One tap marks, nothing sounds, nothing vibrates, nothing moves."),
        t("When you leave the app, a blank page covers it before the phone takes its picture of it."),
        t("Swipe left across the checklist, or tap the bar at the top twice, and a page of notes lies over it. Swipe right, or hold its heading, to come back. On a keyboard: Escape twice, for both."),
        t("The camera inside the app makes no sound, and its pictures do not go to the gallery."),
      ]),
      list(t("What it cannot hide"), [
        t("Some phones take the picture for the app switcher earlier than any page can cover itself. Try it once at home."),
        t("Whoever holds the unlocked phone can open the app, and go back by the phone's back button."),
        t("The address of this server can be seen in the browser's history, in the settings for sites and storage, and in the use of data and battery."),
        t("The network of the place sees which server the phone speaks to, but not what is said. Fill in without its Wi-Fi."),
        t("While the camera runs, phones show a dot or a light. Some phones' own camera makes a sound that cannot be switched off."),
        t("Screenshots, screen recordings and a shared or mirrored screen show everything."),
        t("Notifications of other apps, such as the e-mail that invites you, are not ours: switch off their preview."),
        t("A bright screen stands out in a dark room. Turn the brightness down before you go in."),
        t("The words that you type yourself are shown as you typed them."),
      ]),
      list(t("The safest way"), [
        t("Do at home what can be done at home: sign in, install, allow the camera, read the briefing."),
        t("Inside, note only the few things that are easily forgotten. Write the rest around the corner."),
      ]),
    ],
  };
}
