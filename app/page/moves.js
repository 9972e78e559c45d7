export default function () {
  const tops = (window.lutuTops ||= new Map());  // how far down each address was when it was left
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[href^='/']");
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button;
    const told = link && link.closest("[data-testid=stToast]");
    if (!link || held || link.hasAttribute("download") || (link.target === "_blank" && !told)) return;
    event.preventDefault();
    event.stopPropagation();
    const main = document.querySelector("[data-testid=stMain]"), stays = told || link.classList.contains("judge");
    if (main) tops.set(location.href, main.scrollTop);
    history.pushState({}, "", link.getAttribute("href"));
    if (main && stays) tops.set(location.href, main.scrollTop);
    dispatchEvent(new PopStateEvent("popstate"));
    if (main && !stays) main.scrollTo(0, 0);
  };
  document.addEventListener("click", follow, true);
  // Another page of a list begins at the list's top.
  const turn = (event) => {
    const list = event.target.closest && event.target.closest("[data-testid=stPagination] button")
      && document.querySelector("article.finding, ol.hits");
    if (list) list.scrollIntoView({ block: "start" });
  };
  document.addEventListener("click", turn, true);
  // Enter in a box that offers names chooses the one that was typed in full, as soon as it is offered.
  const enter = (event) => {
    const box = event.target;
    if (event.key !== "Enter" || event.isComposing || box.type !== "search") return;
    const until = Date.now() + 2500, typed = box.value.trim();
    const look = () => {
      const sure = [...document.querySelectorAll("a.sure")].find((link) => link.dataset.typed.trim() === typed);
      if (sure) sure.click();
      else if (Date.now() < until && box.value.trim() === typed) setTimeout(look, 100);
    };
    look();
  };
  document.addEventListener("keydown", enter, true);
  // A choice in a box of the view is a step that Back takes back, as a link is; what is typed is none.
  const replace = (window.lutuReplace ||= history.replaceState.bind(history));
  const boxes = "[data-testid=stButtonGroup], [data-testid=stSelectbox], [data-testid=stPagination], [data-baseweb=popover]";
  let choosing = false;
  const choose = (event) => {
    const at = event.target.closest && event.target.closest(boxes);
    choosing = Boolean(at) && !event.ctrlKey && !event.metaKey && !event.altKey;
  };
  const chose = ["pointerdown", "keydown"];
  for (const each of chose) document.addEventListener(each, choose, true);
  history.replaceState = (state, title, url) => {
    const to = new URL(url || location.href, location.href), here = new URL(location.href);
    if (!choosing || to.pathname !== here.pathname || to.search === here.search) return replace(state, title, url);
    choosing = false;
    tops.set(here.href, document.querySelector("[data-testid=stMain]")?.scrollTop);
    return history.pushState(state, title, url);
  };
  // Back and forward return to where one was, while the view is drawn again and until a hand moves it.
  let waiting = 0;
  const back = (event) => {
    choosing = false;
    const top = event.isTrusted && tops.get(location.href), until = Date.now() + 2500;
    cancelAnimationFrame(waiting);
    if (!top) return;
    const place = () => {
      const main = document.querySelector("[data-testid=stMain]");
      if (main && main.scrollTop !== top) main.scrollTo(0, top);
      if (Date.now() < until) waiting = requestAnimationFrame(place);
    };
    waiting = requestAnimationFrame(place);
  };
  addEventListener("popstate", back);
  const moved = () => cancelAnimationFrame(waiting);
  const hands = ["wheel", "pointerdown", "keydown"];
  for (const hand of hands) addEventListener(hand, moved, { passive: true });
  // Dialogs and popovers hang beside the app: the colours of style.css must know the theme there too.
  const app = document.querySelector("[data-testid=stApp]");
  const themed = () => {
    const shown = getComputedStyle(app), root = document.documentElement.style;
    root.colorScheme = shown.colorScheme;
    root.setProperty("--page", shown.backgroundColor);
    document.documentElement.classList.toggle("in-dark", shown.colorScheme === "dark");
  };
  themed();
  const watched = new MutationObserver(themed);
  watched.observe(app, { attributes: true, attributeFilter: ["class"] });
  return () => {
    document.removeEventListener("click", follow, true);
    document.removeEventListener("click", turn, true);
    document.removeEventListener("keydown", enter, true);
    for (const each of chose) document.removeEventListener(each, choose, true);
    history.replaceState = replace;
    removeEventListener("popstate", back);
    for (const hand of hands) removeEventListener(hand, moved);
    watched.disconnect();
  };
}
