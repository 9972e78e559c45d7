"""Links within the page that keep the session: a click moves the browser's history, and Streamlit follows it."""

import streamlit

# A link stays a link: with a key held, the middle button or without scripts the browser follows it by itself.
_FOLLOW = """
export default function () {
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[href^='/']");
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button;
    if (!link || held || link.hasAttribute("download") || link.target === "_blank") return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState({}, "", link.getAttribute("href"));
    dispatchEvent(new PopStateEvent("popstate"));
    const main = document.querySelector("[data-testid=stMain]");
    if (main && !link.classList.contains("judge")) main.scrollTo(0, 0);
  };
  document.addEventListener("click", follow, true);
  // Dialogs and popovers hang beside the app: the colours of style.css must know the theme there too.
  const app = document.querySelector("[data-testid=stApp]");
  const themed = () => {
    const shown = getComputedStyle(app), root = document.documentElement.style;
    root.colorScheme = shown.colorScheme;
    root.setProperty("--page", shown.backgroundColor);
  };
  themed();
  const watched = new MutationObserver(themed);
  watched.observe(app, { attributes: true, attributeFilter: ["class"] });
  return () => { document.removeEventListener("click", follow, true); watched.disconnect(); };
}
"""


def follow_links() -> None:
    """Makes the links of all pieces of HTML move within the session; called once a run."""
    streamlit.components.v2.component("lutu_moves", js=_FOLLOW, isolate_styles=False)(key="moves", height=0)
