// Watches how long a keystroke in the editor takes to be seen in the preview's form.
(question) => {
  const main = document.querySelector("iframe").contentDocument.querySelector("main");
  const text = () => main.querySelector(`[id="l-${question}"]`)?.textContent;
  let [typed, before, taken, waiting] = [0, "", 0, () => {}];

  addEventListener("keydown", (event) => {
    [typed, before, taken] = [event.timeStamp, text(), 0];
  }, true);
  // After the next frame it is on the screen.
  const painted = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => waiting((taken = performance.now() - typed));
    port2.postMessage("");
  });
  new MutationObserver(() => {
    if (text() !== undefined && text() !== before) {
      before = text();
      painted();
    }
  }).observe(main, { childList: true, subtree: true, characterData: true });

  window.bench = { shown: () => new Promise((done) => (taken ? done(taken) : (waiting = done))) };
};
