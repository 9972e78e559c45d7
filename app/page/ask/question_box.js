// A combobox whose completions take the place of the name that the caret stands behind.
const MOST = 8, LONGEST = 16;
const WORD = /[A-Za-z]{2,16}$|[\u4e00-\u9fffA-Za-z0-9&（）()·*—-]{1,40}$/;

// Names that the end of what is typed begins, longest beginning first, each with how many characters it replaces.
function endings(typed, { names, examples }) {
  const told = typed.trim();
  const whole = told.length > 1 ? examples.filter((each) => each.startsWith(told) && each !== told) : [];
  const word = (typed.match(WORD) || [""])[0].slice(-LONGEST);
  const found = [];
  for (let at = 0; at <= word.length - 2 && found.length < MOST; at += 1) {
    const begun = word.slice(at), small = begun.toLowerCase(), latin = /^[a-z]+$/.test(small);
    if (latin && at && /[A-Za-z]/.test(word[at - 1])) continue;
    const fits = names.filter(([name, , others]) =>
      name.toLowerCase().startsWith(small) || others.some((other) => other.toLowerCase().startsWith(small)));
    const exact = fits.filter(([name]) => name === begun), rest = fits.filter(([name]) => name !== begun);
    if (rest.length) found.push(...[...exact, ...rest].map(([name, kind]) => [name, kind, begun.length]));
    if (fits.length) break;
  }
  // What was typed in full comes first, then whole questions, then names that go on.
  const full = found.filter(([name]) => word.endsWith(name));
  const questions = whole.map((each) => [each, "问题", typed.length]);
  return [...full, ...questions, ...found.filter((each) => !full.includes(each))].slice(0, MOST);
}

export default function ({ parentElement, data }) {
  const form = parentElement.querySelector("form"), input = form.querySelector("input");
  const list = form.querySelector("ul"), status = form.querySelector("[role=status]");
  input.placeholder = data.examples.length ? `如：${data.examples[0]}` : "用一句话问方案";
  if (input.dataset.asked !== data.question) {
    input.dataset.asked = input.value = data.question;
    if (!data.question && matchMedia("(min-width: 700px)").matches) input.focus();
  }
  const head = parentElement.querySelector("h1");
  head.hidden = !data.question;
  head.textContent = data.question;
  if (input.dataset.told !== data.told) {
    // What stands there when the page is drawn first is read with it; only what comes later has to be announced.
    if (input.dataset.told !== undefined) setTimeout(() => { status.textContent = data.told; }, 200);
    input.dataset.told = data.told;
  }
  let shown = [], chosen = -1, composing = false;

  function mark(at) {
    chosen = at;
    [...list.children].forEach((each, place) => each.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `completion-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
  function show(found) {
    shown = found;
    list.replaceChildren(...found.map(([text, kind], at) => {
      const item = document.createElement("li"), told = document.createElement("small");
      item.id = `completion-${at}`;
      item.setAttribute("role", "option");
      told.textContent = kind;
      item.append(text, " ", told);
      item.onpointerdown = (event) => { event.preventDefault(); take(at); };
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? `有${found.length}个可补全，按上下键选` : "";
    mark(-1);
  }
  function take(at) {
    const [text, kind, length] = shown[at], caret = input.selectionStart;
    input.setRangeText(text, caret - length, caret, "end");
    show([]);
    input.focus();
    if (kind === "问题") ask();
  }
  function complete() {
    if (!composing) show(endings(input.value.slice(0, input.selectionStart), data));
  }
  function ask() {
    const question = input.value.trim();
    if (!question) return;
    const state = new URLSearchParams([["q", question]]);
    if (data.before.length && question !== data.question) state.set("after", data.before.join("\n"));
    show([]);
    history.pushState({}, "", `/?${state}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  // These two have no property to set: what an earlier run of this function added is taken away first.
  form.earlier?.abort();
  form.earlier = new AbortController();
  const { signal } = form.earlier;
  input.addEventListener("compositionstart", () => { composing = true; show([]); }, { signal });
  input.addEventListener("compositionend", () => { composing = false; complete(); }, { signal });
  input.oninput = complete;
  input.onblur = () => show([]);
  input.onkeydown = (event) => {
    // While Chinese is being composed, every key belongs to the input method.
    if (composing || event.isComposing || event.keyCode === 229) return;
    if (steps[event.key] && !shown.length) complete();
    if (steps[event.key] && shown.length) mark((chosen + steps[event.key] + shown.length + (chosen < 0 && steps[event.key] < 0)) % shown.length);
    else if (event.key === "Escape" && shown.length) show([]);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
  };
  form.onsubmit = (event) => { event.preventDefault(); ask(); };
}
