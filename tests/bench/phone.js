// Watches one page from its first moment: when it can be used, and how long a tap takes until its effect is painted.
(() => {
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }),
    );
  const watch = (node, look, options) => {
    const watching = new MutationObserver(() => look() && watching.disconnect());
    watching.observe(node, { subtree: true, attributes: true, ...options });
  };
  let pressed = 0;
  addEventListener("pointerup", ({ timeStamp }) => (pressed = timeStamp), true);
  globalThis.bench = {
    usable: new Promise((done) =>
      watch(document, () => document.body?.dataset.screen === "visit" && painted().then(done) && true, { childList: true }),
    ),
    /** From the finger's leaving the glass until all of the named boxes have turned and the frame is painted. */
    turned: (selectors) => {
      const boxes = selectors.map((selector) => document.querySelector(selector));
      const before = boxes.map(({ hidden }) => hidden);
      bench.turning = new Promise((done) =>
        watch(document, () => boxes.every(({ hidden }, i) => hidden !== before[i]) && painted().then((now) => done(now - pressed)) && true, { attributeFilter: ["hidden"] }),
      );
    },
  };
})();
