// What hands do beside following links: keys in popovers, and copying an address with one click.
(() => {
  const BUTTON = "[data-testid=stPopoverButton]", BODY = "[data-testid=stPopoverBody]";
  const BOX = "input:not([type=hidden]), textarea", OTHER = "a[href], button:not([tabindex='-1'])";
  const PATIENCE = 4000, LOADED = 700, TOLD = 2500;  // ms: until what a popover offers is worked out; while a word stands
  let opener = null;

  // A key's click has no detail; what a mouse opens is under the mouse already.
  function opened(event) {
    const button = event.target.closest?.(BUTTON);
    if (!button || event.detail || button.getAttribute("aria-expanded") === "true") return;
    const start = Date.now();
    opener = button;
    const enter = () => {
      const body = document.querySelector(BODY), here = document.activeElement, passed = Date.now() - start;
      // A box is drawn a moment after the links beside it, and comes before them.
      const first = body?.querySelector(BOX) || (passed > LOADED && body?.querySelector(OTHER));
      if (passed > PATIENCE || (here !== button && here !== document.body)) return;
      if (first) first.focus();
      else setTimeout(enter, 50);
    };
    setTimeout(enter, 50);
  }
  function escaped(event) {
    const body = event.key === "Escape" && event.target.closest?.(BODY);
    // An open list of a select takes the first Escape for itself.
    if (!body || event.target.getAttribute("aria-expanded") === "true") return;
    const button = opener?.isConnected ? opener : document.querySelector(`${BUTTON}[aria-expanded=true]`);
    setTimeout(() => {
      if (button?.getAttribute("aria-expanded") === "true") button.click();
      button?.focus();
    }, 50);
  }
  async function written(words) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Without https a browser has no clipboard of its own: the older way.
      const field = document.createElement("textarea");
      field.value = words;
      field.className = "unseen";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }
  async function copied(event) {
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    const words = location.origin + button.dataset.address, status = button.nextElementSibling;
    const done = await written(words);
    button.focus();
    status.textContent = done ? "已复制" : words;
    if (done) setTimeout(() => { status.textContent = ""; }, TOLD);
  }
  document.addEventListener("click", opened, true);
  document.addEventListener("keydown", escaped, true);
  document.addEventListener("click", copied);
})();
