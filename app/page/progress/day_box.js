// A day, typed as people write it, or taken from the browser's calendar; Enter or leaving the box goes to it.
const WRITTEN = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$|^(\d{4})(\d\d)(\d\d)$/;

// The day as the address has it; empty where the words are no day. Without a year it is that of the day shown.
function meant(words, shown) {
  const found = words.trim().replace(/[－–—]/g, "-").match(WRITTEN);
  if (!found) return "";
  const [year, month, day] = found[4] ? found.slice(4) : [found[1] || shown.slice(0, 4), found[2], found[3]];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, made = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(iso) ? iso : "";
}

export default function ({ parentElement, data }) {
  const [input, calendar] = parentElement.querySelectorAll("input");
  const label = parentElement.querySelector("label"), button = parentElement.querySelector("button");
  label.textContent = data.label;
  label.htmlFor = input.id = `day-${data.field}`;
  button.setAttribute("aria-label", `${data.label}：打开日历`);
  [calendar.min, calendar.max, calendar.value] = [data.first, data.last, data.day];
  if (input.dataset.shown !== data.day) input.dataset.shown = input.value = data.day;

  let gone = data.day;
  function go() {
    const day = input.value.trim() ? meant(input.value, data.day) : data.usual;
    const fits = day && day >= data.first && day <= data.last;
    input.setCustomValidity(fits ? "" : "请写成 2021-12-31 这样的日期");
    if (!fits) return input.reportValidity();
    input.value = day;
    if (day === gone) return;
    gone = day;
    const url = new URL(location.href);
    if (day !== data.usual) url.searchParams.set(data.field, day);
    else url.searchParams.delete(data.field);
    input.dataset.shown = "";
    history.pushState({}, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
  }
  input.oninput = () => input.setCustomValidity("");
  input.onkeydown = (event) => { if (event.key === "Enter" && !event.isComposing) go(); };
  input.onchange = go;
  calendar.onchange = () => { if (calendar.value) { input.value = calendar.value; go(); } };
  button.onclick = () => calendar.showPicker();
}
