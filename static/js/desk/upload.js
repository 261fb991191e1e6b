// Shows how far a large file has been sent. Without this script the form is sent all the same.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-upload]"));

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const [button, progress, alert] = /** @type {[any, any, any]} */ (
    ["button", "progress", "[role=alert]"].map((selector) => form.querySelector(selector))
  );
  const asking = new XMLHttpRequest();
  const busy = (/** @type {boolean} */ busy) => {
    button.disabled = busy;
    progress.hidden = !busy;
  };
  asking.upload.onprogress = ({ loaded, total }) => (progress.value = loaded / total);
  asking.onload = () => show(asking.responseText);
  asking.onerror = () => {
    busy(false);
    alert.textContent = alert.dataset.failed;
  };
  asking.open("POST", form.action);
  asking.send(new FormData(form));
  alert.textContent = "";
  busy(true);
});

/** The answer is a page like any other: its content takes the place of this one's. @param {string} html */
function show(html) {
  const content = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  if (!content) return location.reload();
  document.querySelector("main")?.replaceWith(content);
  content.focus();
}
