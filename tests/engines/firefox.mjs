// Drives Firefox over WebDriver BiDi: one JSON command a line comes in, one JSON answer a line goes out.

import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

let browser;
let page;

const commands = {
  async start({ binary, profile, url }) {
    browser = await puppeteer.launch({ browser: "firefox", executablePath: binary, userDataDir: profile, headless: true });
    [page] = await browser.pages();
    page ??= await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.setViewport({ width: 360, height: 740 });
    await page.goto(url);
    return browser.process().pid;
  },
  reload: () => page.reload().then(() => null),
  offline: ({ on }) => page.setOfflineMode(on),
  run: ({ script, args }) => page.evaluate(`(async function () { ${script} }).apply(null, ${JSON.stringify(args)})`),
  async tap({ css }) {
    // Into the middle, away from what stays at the edges of the screen.
    await page.$eval(css, (element) => element.scrollIntoView({ block: "center" }));
    await page.click(css);
  },
  write: ({ css, text }) => page.type(css, text),
  attach: ({ css, path }) => page.$(css).then((input) => input.uploadFile(path)),
  quit: () => browser.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...what } = JSON.parse(line);
  const said = await commands[command](what).then((value) => ({ value: value ?? null }), (error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
