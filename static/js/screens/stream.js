// The camera as the page itself has it: no shutter sound, no gallery.

import { Refusal } from "../refusal.js";

const QUALITY = 0.92;

/** Starts the camera that looks away from the person. @returns {Promise<MediaStream>} */
export async function start() {
  if (!navigator.mediaDevices?.getUserMedia) throw new Refusal("camera_absent");
  const wanted = { video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1920 } }, audio: false };
  return navigator.mediaDevices.getUserMedia(wanted).catch((error) => {
    throw refusal(error);
  });
}

/** What browsers call the reasons for which there is no picture. @param {DOMException} error */
function refusal({ name }) {
  if (name === "NotAllowedError" || name === "SecurityError") return new Refusal("camera_denied");
  if (name === "NotReadableError" || name === "AbortError") return new Refusal("camera_busy");
  return new Refusal("camera_absent");
}

/** @param {MediaStream | undefined} stream */
export const stop = (stream) => stream?.getTracks().forEach((track) => track.stop());

/** What the preview shows this instant, as a JPEG. @param {HTMLVideoElement} video @returns {Promise<Blob>} */
export async function still(video) {
  const canvas = Object.assign(document.createElement("canvas"), { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const photo = await new Promise((/** @type {(photo: Blob | null) => void} */ done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!photo) throw new Refusal("photo_unreadable");
  return photo;
}

/** What the browser would answer: granted, denied, prompt, or "" where it does not say. @param {"camera" | "geolocation"} what */
export const permission = (what) =>
  Promise.resolve(navigator.permissions?.query({ name: /** @type {any} */ (what) })).then((status) => status?.state ?? "", () => "");
