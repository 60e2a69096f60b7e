// Brings the last question to the top of the page and keeps it there while its answer arrives,
// so that a long list is read from its start. Whoever scrolls, points or types has the last word.
let shown;

export default function ({ data }) {
  if (!data || data.turn === shown) return;
  shown = data.turn;
  const enough = performance.now() + 2000; // milliseconds
  let left = false;
  const leave = () => { left = true; };
  for (const kind of ["wheel", "pointerdown", "touchstart", "keydown"]) {
    addEventListener(kind, leave, { once: true, passive: true, capture: true });
  }
  const hold = () => {
    if (left || performance.now() > enough) return;
    const asked = document.querySelectorAll('[class*="-asked-"]');
    if (asked.length) asked[asked.length - 1].scrollIntoView({ block: "start" });
    requestAnimationFrame(hold);
  };
  hold();
}
