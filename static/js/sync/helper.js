// The service worker as a page sees it: it opens the app without network, and sends when no page is open.

import { announce } from "./channel.js";

export class Helper {
  /** No worker could be had, so without network the app cannot be opened again. */
  missing = false;
  /** @type {ServiceWorkerRegistration | undefined} */
  #worker;

  /** Browsers without module workers do without: everything works, only not from a cold start without network. */
  async install() {
    const workers = navigator.serviceWorker;
    let controlled = Boolean(workers?.controller);
    workers?.addEventListener("controllerchange", () => {
      if (controlled) announce({ type: "update" });
      controlled = true;
    });
    this.#worker = await workers?.register("/worker.js", { type: "module", updateViaCache: "none" }).catch(() => undefined);
    this.missing = !this.#worker;
    if (this.missing) announce({ type: "checked" });
    this.letIn();
    workers?.ready.then(() => announce({ type: "checked" }));
  }

  /** Look for a newer build. */
  update() {
    this.#worker?.update().catch(() => {});
  }

  /** No visit is open here: a newer build may be waiting for that. */
  letIn() {
    this.#worker?.waiting?.postMessage("activate");
  }

  /** Send what waits once the network is back, should no page be open by then. */
  later() {
    /** @type {any} */ (this.#worker)?.sync?.register("outbox").catch(() => {});
  }
}
