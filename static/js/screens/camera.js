import { find, h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { dress } from "./looks.js";
import { lay } from "./overlay.js";
import { sayWhy } from "./refusals.js";
import { start, still, stop } from "./stream.js";

const LEAVING = ["pagehide", "hashchange"];

/**
 * Shows what the camera sees and gives the picture that is taken, or null. Nothing sounds, flashes or lands in the gallery.
 * @param {Element} box of the question that it is taken for @returns {Promise<Blob | null>}
 */
export async function takePhoto(box) {
  await dress("discreet");
  // The app may have been left, or hidden, or turned to another screen, while this was on its way.
  return document.hidden || find("#away") || !box.isConnected ? null : new Promise((done) => new Camera(done));
}

class Camera {
  /** @type {MediaStream | undefined} */
  #stream;
  #ended = false;
  #done;
  #close;
  #why = h("p", { role: "alert" });
  #video = h("video", { playsinline: true, muted: true, autoplay: true, "aria-label": t("What the camera sees") });
  #take = h("button.primary", { type: "button", "data-take": true, disabled: true, onclick: () => this.#shoot() }, t("Take the photo"));
  #small = h("button", { type: "button", "data-small": true, "aria-pressed": "false", onclick: () => this.#shrink() }, t("Mini view"));
  #escape = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && this.#end(null);
  #hidden = (/** @type {Event} */ { type }) => (document.hidden || type !== "visibilitychange") && this.#end(null);

  /** @param {(photo: Blob | null) => void} done */
  constructor(done) {
    this.#done = done;
    this.#video.muted = true;
    const end = h("button", { type: "button", "data-end": true, onclick: () => this.#end(null) }, t("Close"));
    this.#close = lay("camera", { role: "dialog", "aria-modal": "true", "aria-label": t("Camera"), oncancel: () => this.#end(null) }, [this.#video, this.#why, h("div.thumb", end, this.#small, this.#take)]);
    // A light at the camera must not go on shining when the phone is in the pocket, nor a picture be taken for a screen that is gone.
    document.addEventListener("visibilitychange", this.#hidden);
    document.addEventListener("keydown", this.#escape);
    for (const event of LEAVING) addEventListener(event, this.#hidden);
    this.#begin();
  }

  async #begin() {
    try {
      this.#stream = await start();
      if (this.#ended) return stop(this.#stream);
      this.#video.srcObject = this.#stream;
      await this.#video.play();
      this.#take.disabled = false;
      this.#take.focus();
    } catch (error) {
      this.#why.textContent = sayWhy(error);
      this.#video.hidden = this.#take.hidden = this.#small.hidden = true;
    }
  }

  async #shoot() {
    this.#take.disabled = true;
    this.#why.textContent = "";
    try {
      this.#end(await still(this.#video));
    } catch (error) {
      this.#why.textContent = sayWhy(error);
      this.#take.disabled = false;
    }
  }

  #shrink() {
    const small = this.#video.toggleAttribute("data-dim");
    this.#small.setAttribute("aria-pressed", String(small));
  }

  /** @param {Blob | null} photo */
  #end(photo) {
    if (this.#ended) return;
    this.#ended = true;
    stop(this.#stream);
    document.removeEventListener("visibilitychange", this.#hidden);
    document.removeEventListener("keydown", this.#escape);
    for (const event of LEAVING) removeEventListener(event, this.#hidden);
    this.#close();
    this.#done(photo);
  }
}
