// Stands beside the page and writes down what the screen calls saved, the moment it says so. Knows nothing of the page's own code.
(() => {
  const photos = new Map();
  const touched = new Map();
  const touches = new Map();
  const told = new Set();
  let form = null;
  let last = "";

  const tell = (saying, what) => globalThis.witness(JSON.stringify({ saying, at: Date.now(), ...what }));
  const visit = () => (/^#\/(visit|finish)\//.test(location.hash) ? location.hash.split("/")[2] : "");

  // Thumbnails are shown from bytes that were read back: hash exactly those.
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    const hash = blob.arrayBuffer().then((bytes) => crypto.subtle.digest("SHA-256", bytes));
    photos.set(url, hash.then((digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")));
    return url;
  };

  const answer = (box) => {
    const timer = box.querySelector("[data-timer]");
    const inputs = [...box.querySelectorAll("[data-choices] input, [data-field] input, :scope > textarea")];
    const given = inputs.filter((input) => !("na" in input.dataset) && (input.checked || !/radio|checkbox/.test(input.type)));
    const value = timer ? [timer.querySelector("[data-elapsed]").textContent] : given.map((input) => input.value);
    return {
      value: value.filter((one) => one && one !== "0:00"),
      na: Boolean(box.querySelector("input[data-na]")?.checked),
      comment: box.querySelector("[data-comment-text]")?.value ?? "",
    };
  };

  const look = () => {
    form = document.querySelector("[data-question]")?.closest("form") ?? form;
    const here = visit();
    last = here || last;
    for (const [question, where] of touched) if (where !== here) touched.delete(question);
    if (here && document.body.dataset.saved === "saved") {
      for (const question of touched.keys()) {
        const box = form?.querySelector(`[data-question="${question}"]`);
        if (box) tell("saved", { visit: here, question, touched: touches.get(question), ...answer(box) });
      }
      touched.clear();
    }
    for (const image of document.querySelectorAll("[data-photos] img")) shown(image);
    for (const card of document.querySelectorAll("article[data-visit]")) {
      const { visit: id, state } = card.dataset;
      const receipt = card.querySelector("[data-receipt]")?.dataset.receipt;
      if (told.has(`${id} ${state}`)) continue;
      told.add(`${id} ${state}`);
      tell("state", { visit: id, state, receipt });
    }
  };

  const shown = async (image) => {
    const hash = photos.get(image.src);
    const question = image.closest("[data-question]")?.dataset.question;
    if (!hash || !question) return;
    photos.delete(image.src);
    const kept = { visit: last, question, touched: touches.get(question) ?? 0 };
    tell("photo", { ...kept, sha256: await hash });
  };

  const touch = ({ target }) => {
    const question = target.closest?.("[data-question]")?.dataset.question;
    if (question) {
      touched.set(question, visit());
      touches.set(question, Date.now());
    }
    if (target.id === "finish" && form) {
      const boxes = [...form.querySelectorAll("[data-question]")].filter((box) => !box.hidden);
      tell("finishing", { visit: visit(), answers: Object.fromEntries(boxes.map((box) => [box.dataset.question, answer(box)])) });
    }
  };
  for (const event of ["input", "change", "click"]) addEventListener(event, touch, { capture: true });
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
})();
