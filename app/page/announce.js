// Tells those who hear the page what a click came to, and puts the focus where the click was.
export default function ({ parentElement, data }) {
  const region = parentElement.querySelector("[role=status]");
  if (region.dataset.told === data.turn) return;
  const first = region.dataset.told === undefined;
  region.dataset.told = data.turn;
  if (first && !data.focus) return;  // what stands there from the beginning is read with the page
  setTimeout(() => { region.textContent = data.words; }, 150);
  if (!data.focus) return;
  const until = Date.now() + 2500;
  const place = () => {
    const wanted = document.querySelector(data.focus), open = document.querySelector("[role=dialog]");
    if (wanted && !open && document.activeElement !== wanted) wanted.focus();
    if (Date.now() < until && (!wanted || open || document.activeElement !== wanted)) setTimeout(place, 50);
  };
  place();
}
