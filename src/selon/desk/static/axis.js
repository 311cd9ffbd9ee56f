// The line of time: drag over bars to choose a period; one tab stop, arrows go from bar to bar.
const axis = document.getElementById("axis");
const bars = axis ? [...axis.querySelectorAll("a")] : [];

function reach(n) {
  const bar = bars[Math.max(0, Math.min(bars.length - 1, n))];
  for (const other of bars) other.setAttribute("tabindex", other === bar ? "0" : "-1");
  bar.focus();
}

function choose(one, other) {
  const url = new URL(axis.dataset.link, location.href);
  const [first, last] = bars.indexOf(one) <= bars.indexOf(other) ? [one, other] : [other, one];
  url.searchParams.set("since", first.dataset.first);
  url.searchParams.set("until", last.dataset.last);
  location.href = url;
}

if (bars.length) {
  bars.forEach((bar, n) => bar.setAttribute("tabindex", n ? "-1" : "0"));
  axis.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -bars.length, End: bars.length }[event.key];
    if (!step) return;
    event.preventDefault();
    reach(bars.indexOf(document.activeElement) + step);
  });
  let from = null;
  let dragged = false;
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("#axis a");
  axis.addEventListener("dragstart", (event) => event.preventDefault());
  axis.addEventListener("pointerdown", (event) => {
    from = event.button === 0 ? event.target.closest("a") : null;
    dragged = false;
  });
  axis.addEventListener("pointermove", (event) => {
    const to = from && under(event);
    if (!to) return;
    dragged ||= to !== from;
    const [a, b] = [bars.indexOf(from), bars.indexOf(to)].sort((x, y) => x - y);
    bars.forEach((bar, n) => bar.classList.toggle("drag", dragged && n >= a && n <= b));
  });
  axis.addEventListener("click", (event) => {
    if (dragged) event.preventDefault();
  });
  addEventListener("pointerup", (event) => {
    const to = from && (under(event) ?? bars.find((bar) => bar.classList.contains("drag")));
    if (from && dragged && to) choose(from, to);
    from = null;
  });
}
