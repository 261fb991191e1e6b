import assert from "node:assert/strict";
import { test } from "node:test";
import * as records from "../../static/js/device/records.js";
import { family, report, reportOf } from "../../static/js/sync/reporting.js";
import { signIn } from "../../static/js/sync/entering.js";
import { enter, whose } from "../../static/js/sync/whose.js";
import { ANNA, aDraft, aFinishedVisit, aPhone, withPhoto } from "./builders/phone.mjs";
import { BORIS, ME, reply } from "./builders/server.mjs";

const HERE = { build: "b1", userAgent: "Mozilla/5.0 Chrome/156 Mobile Safari/537.36", installed: true, room: { usage: 46, quota: 100 } };
const HOUR = 3_600_000;

class Server {
  told = [];
  constructor(status = 204, session = ME) {
    this.status = status;
    this.session = session;
  }
  get = async () => this.session;
  put = async (path, body, type) => {
    this.told.push({ path, type, said: JSON.parse(new TextDecoder().decode(body)) });
    return { status: this.status };
  };
}

test("a report counts drafts and undelivered visits, and tells since when the oldest waits", async () => {
  const db = await aPhone();
  const [first, second, gone] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8), await aFinishedVisit(db, 9)];
  await records.move(db, first.id, ["ready"], { finished_at: "2026-11-20T10:00:00+02:00" });
  await records.move(db, second.id, ["ready"], { finished_at: "2026-11-20T09:00:00+02:00", state: "parked" });
  await records.move(db, gone.id, ["ready"], { state: "sent" });
  await (await aDraft(db, { id: 10 })).save("greeted", { value: "no" });
  await aDraft(db, { id: 11 });
  assert.deepEqual(await reportOf(db, ANNA.id, HERE), {
    drafts: 1, undelivered: 2, oldest_at: "2026-11-20T09:00:00+02:00", room_used: 50, build: "b1", browser: "chrome", installed: true,
  });
});

test("a draft that went on at another phone is counted as long as something of it is only here", async () => {
  const db = await aPhone();
  const states = [{ newer: true }, { newer: false }, { newer: false, arriving: true }];
  for (const [place, elsewhere] of states.entries()) {
    const draft = await aDraft(db, { id: 7 + place });
    await draft.save("greeted", { value: "yes" });
    await records.move(db, draft.visit.id, ["draft"], { state: "elsewhere", elsewhere });
  }
  const { drafts, undelivered, oldest_at } = await reportOf(db, ANNA.id, HERE);
  assert.deepEqual([drafts, undelivered, oldest_at], [0, 2, null]);
});

test("a phone with nothing on it says so, also where storage tells nothing", async () => {
  const { undelivered, oldest_at, room_used } = await reportOf(await aPhone(), ANNA.id, { ...HERE, room: undefined });
  assert.deepEqual([undelivered, oldest_at, room_used], [0, null, null]);
});

test("nothing of what is on the phone is in a report", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("story", { value: "secret" });
  await withPhoto(db, draft);
  const server = new Server();
  await report(db, server, HERE);
  const { said } = server.told[0];
  assert.deepEqual(Object.keys(said).sort(), ["browser", "build", "drafts", "installed", "oldest_at", "room_used", "undelivered"]);
  for (const word of ["secret", "Tallinn", "office", draft.visit.id]) assert.ok(!JSON.stringify(said).includes(word));
});

test("it reports when something has changed and once a day, under one name", async () => {
  const db = await aPhone();
  const server = new Server();
  const now = Date.now();
  for (const at of [now, now + HOUR, now + 23 * HOUR]) await report(db, server, HERE, at);
  assert.equal(server.told.length, 1);
  await report(db, server, HERE, now + 25 * HOUR);
  await aFinishedVisit(db);
  await report(db, server, HERE, now + 26 * HOUR);
  assert.deepEqual(server.told.map(({ said }) => said.undelivered), [0, 0, 1]);
  assert.equal(new Set(server.told.map(({ path }) => path)).size, 1);
  assert.match(server.told[0].path, /^phones\/[0-9a-f-]{36}$/);
});

test("a report that did not arrive is made again", async () => {
  const db = await aPhone();
  for (const status of [0, 401, 503]) await report(db, new Server(status), HERE);
  const server = new Server();
  await report(db, server, HERE);
  assert.equal(server.told.length, 1);
});

test("who is not signed in reports nothing", async () => {
  const db = await aPhone();
  const server = new Server();
  await records.keepSettings(db, { signed_in: false });
  await report(db, server, HERE);
  await records.keepSettings(db, { person: undefined, signed_in: true });
  await report(db, server, HERE);
  assert.deepEqual(server.told, []);
});

test("nothing is reported under somebody else's session, and it is made up for under the own one", async () => {
  const db = await aPhone();
  await aFinishedVisit(db);
  const theirs = new Server(204, BORIS);
  await report(db, theirs, HERE);
  assert.deepEqual(theirs.told, []);
  const server = new Server();
  await whose(db, ME);
  await report(db, server, HERE);
  assert.deepEqual(server.told.map(({ said }) => said.undelivered), [1]);
});

const entering = {
  "a code": (db) => signIn(db, { post: async () => ME }, {}, () => records.keepSettings(db, { person: ANNA, signed_in: true })),
  "a link, after signing out": (db) => enter(db, { get: async () => ME }),
  "a link, while here": (db) => whose(db, ME),
};
for (const [how, comes] of Object.entries(entering)) {
  test(`whoever signs in anew reports anew, though nothing has changed: by ${how}`, async () => {
    const db = await aPhone();
    const server = new Server();
    await report(db, server, HERE);
    if (how.endsWith("out")) await records.keepSettings(db, { person: undefined, signed_in: false });
    await records.keepSettings(db, { linked: how.startsWith("a link") });
    await comes(db);
    await report(db, server, HERE);
    await report(db, server, HERE);
    assert.equal(server.told.length, 2);
  });
}

test("browsers are told apart by family and no closer", () => {
  const told = {
    "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36": "chrome",
    "Mozilla/5.0 (iPhone) AppleWebKit/605 CriOS/156 Mobile Safari/604": "chrome",
    "Mozilla/5.0 (iPhone) AppleWebKit/605 Version/26.0 Mobile Safari/604": "safari",
    "Mozilla/5.0 Chrome/156.0 Safari/537.36 Edg/156.0": "edge",
    "Mozilla/5.0 Chrome/156.0 Safari/537.36 OPR/99": "opera",
    "Mozilla/5.0 SamsungBrowser/29 Chrome/156 Safari/537.36": "samsung",
    "Mozilla/5.0 (Android 15; rv:140.0) Gecko/140.0 Firefox/140.0": "firefox",
    "curl/8": "other",
  };
  for (const [userAgent, name] of Object.entries(told)) assert.equal(family(userAgent), name);
});
