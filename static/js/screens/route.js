import { h } from "../ui/dom.js";
import { isIOS } from "../device/phone.js";
import { t } from "../ui/words.js";
import { copying } from "./copying.js";

/** @typedef {import("../types.js").AssignmentRow["location"]} Location */

/** The way there: the phone's own map, and the address to copy in any case. @param {Location} location */
export const route = (location) =>
  location.address
    ? h("div.row", copying(location.address, t("Select the address to copy it."), "copy-address"), h("a.button", { id: "map", href: mapLink(location, isIOS()) }, t("Map")))
    : null;

/** iOS knows no `geo:`, but opens its map for this address; a point alone would not name the place. @param {Pick<Location, "latitude" | "longitude" | "address">} location @param {boolean} iOS */
export function mapLink({ latitude, longitude, address }, iOS) {
  const point = latitude === null || longitude === null ? "" : `${latitude},${longitude}`;
  const place = encodeURIComponent(address);
  if (iOS) return `https://maps.apple.com/?q=${place}${point && `&ll=${point}`}`;
  return `geo:${point || "0,0"}?q=${place}`;
}
