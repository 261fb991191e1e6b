import assert from "node:assert/strict";
import { test } from "node:test";
import { isIOS } from "../../static/js/device/phone.js";
import { mapLink } from "../../static/js/screens/route.js";

const PLACE = { latitude: 59.437, longitude: 24.754, address: "Pärna 4, Tallinn" };

test("Android is led by a geo link, with the address in case the point is off", () => {
  assert.equal(mapLink(PLACE, false), "geo:59.437,24.754?q=P%C3%A4rna%204%2C%20Tallinn");
  assert.equal(mapLink({ ...PLACE, latitude: null }, false), "geo:0,0?q=P%C3%A4rna%204%2C%20Tallinn");
});

test("iOS is led by a link of its own map", () => {
  assert.equal(mapLink(PLACE, true), "https://maps.apple.com/?q=P%C3%A4rna%204%2C%20Tallinn&ll=59.437,24.754");
  assert.equal(mapLink({ ...PLACE, longitude: null }, true), "https://maps.apple.com/?q=P%C3%A4rna%204%2C%20Tallinn");
});

test("an iPad that calls itself a Mac is known by its touch screen", () => {
  const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15";
  assert.equal(isIOS({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)" }), true);
  assert.equal(isIOS({ userAgent: mac, maxTouchPoints: 5 }), true);
  assert.equal(isIOS({ userAgent: mac, maxTouchPoints: 0 }), false);
  assert.equal(isIOS({ userAgent: "Mozilla/5.0 (Linux; Android 15)", maxTouchPoints: 5 }), false);
});
