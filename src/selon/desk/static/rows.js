// Rows and the passages behind them: pointing lights both up, a click or a key goes to the other.
// Keys judge the row that is lit. Used by the reader and by the queue of review.

document.documentElement.classList.add("scripted");
const rows = () => [...document.querySelectorAll(".row[data-row]")].filter((row) => row.offsetParent);
const passages = [...document.querySelectorAll("[data-rows]")];
const inReader = passages.length > 0;
const rowOf = (id) => document.querySelector(`.row[data-row="${CSS.escape(id)}"]`);
const passagesOf = (id) => passages.filter((p) => p.dataset.rows.split(" ").includes(id));
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let held = document.querySelector(".row.lit")?.id ?? null;
let lastJudged = null;
let judgedByKey = false;

function light(row) {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  if (!row) return;
  row.classList.add("lit");
  for (const passage of passagesOf(row.dataset.row)) passage.classList.add("lit");
}
// The shortest row under the pointer is meant: a figure inside a statement, not the statement.
function meant(passage) {
  const ids = passage.dataset.rows.split(" ").filter((id) => rowOf(id)?.offsetParent);
  const size = (id) => passagesOf(id).reduce((sum, p) => sum + p.textContent.length, 0);
  return ids.sort((a, b) => size(a) - size(b))[0] ?? null;
}
const aside = document.getElementById("rows");
function show(element, block = "center") {
  const behavior = calm ? "auto" : "smooth";
  if (aside?.contains(element) && aside.scrollHeight > aside.clientHeight + 1) {
    // The rows scroll by themselves, so that the passage stays where it is.
    const edge = aside.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const [top, bottom] = [Math.max(edge.top, 0), Math.min(edge.bottom, innerHeight)];
    if (box.top >= top && box.bottom <= bottom) return;
    aside.scrollBy({ top: box.top - top - (bottom - top) / 4, behavior });
  } else {
    element?.scrollIntoView({ block, behavior });
  }
}
function hold(row, target) {
  held = row?.id ?? null;
  light(row);
  if (row) {
    row.focus({ preventScroll: true });
    if (inReader) history.replaceState(null, "", `?row=${row.dataset.row}`);
  }
  show(target);
}
const heldRow = () => (held ? document.getElementById(held) : null);

document.addEventListener("mouseover", (event) => {
  const row = event.target.closest?.(".row[data-row]");
  const passage = event.target.closest?.("[data-rows]");
  if (row) light(row);
  else if (passage) light(rowOf(meant(passage) ?? ""));
  else light(heldRow());
});
document.addEventListener("click", (event) => {
  const ref = event.target.closest("a.ref");
  const anchor = event.target.closest(".row a.id");
  const row = event.target.closest(".row[data-row]");
  const passage = event.target.closest("[data-rows]");
  if (ref) {
    event.preventDefault();
    const to = rowOf(ref.hash.slice(1));
    hold(to, to);
  } else if (anchor && inReader) {
    event.preventDefault();
    hold(row, passagesOf(row.dataset.row)[0]);
  } else if (row) {
    if (event.target.closest("a, button, input, select, summary, label, form.correct")) return;
    if (!String(getSelection())) hold(row, passagesOf(row.dataset.row)[0]);
  } else if (passage && !String(getSelection())) {
    const to = rowOf(meant(passage) ?? "");
    if (to) hold(to, to);
  }
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".row[data-row]");
  if (row && row.id !== held) {
    held = row.id;
    light(row);
  }
});

function step(by) {
  const all = rows();
  const at = all.findIndex((row) => row.id === held);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (!next) return;
  hold(next, inReader ? passagesOf(next.dataset.row)[0] : null);
  show(next, "nearest");
}
function press(key) {
  const row = key === "u" ? lastJudged && document.getElementById(lastJudged) : heldRow();
  const all = row?.querySelectorAll(`[data-key="${key}"]`);
  const found = all?.[all.length - 1];
  if (!found) return false;
  judgedByKey = key !== "u" && key !== "c";
  if (judgedByKey) lastJudged = row.id;
  found.click();
  return true;
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const form = event.target.closest?.("form.correct") ?? heldRow()?.querySelector("form.correct");
  if (event.key === "Escape") {
    if (form) form.querySelector("[data-leave]")?.click();
    else hold(null, null);
    return;
  }
  if (event.target.closest?.("input:not([type='checkbox']), select, textarea")) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if ("acrdsu".includes(event.key) && press(event.key)) event.preventDefault();
  else if (event.key === "n") document.querySelector("[data-page-key='n']")?.click();
  else if (event.key === "v") document.querySelector("#seen:not([hidden]) button")?.click();
  else document.querySelector(`[data-layer="${CSS.escape(event.key)}"]`)?.click();
});

// What htmx puts in place: the row as it stands after a review, or the form that corrects it.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const put = event.detail.elt;
  const form = put.matches?.("form.correct") ? put : put.querySelector?.(":scope > form.correct");
  if (form) {
    form.querySelector("input:not([type='hidden']), select")?.focus();
    return;
  }
  const row = event.detail.elt.closest?.(".row[data-row]");
  if (!row) return;
  lastJudged = row.id;
  watch(row);
  const next = judgedByKey ? following(row) : null;
  judgedByKey = false;
  if (next) hold(next, inReader ? passagesOf(next.dataset.row)[0] : null);
  else hold(row, null);
  show(next ?? row, "nearest");
});
function following(row) {
  const all = rows();
  return all.slice(all.indexOf(row) + 1).find((one) => one.dataset.state === "unreviewed");
}

// "Accept what I see" offers only rows that stand whole in the window now and nobody has judged.
const seen = document.getElementById("seen");
const inView = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting && entry.intersectionRatio > 0.95) inView.add(entry.target);
    else inView.delete(entry.target);
  }
  offer();
}, { threshold: [0, 0.95, 1] });
function watch(row) {
  watcher.observe(row);
  offer();
}
function unjudged() {
  return [...inView].filter((row) => row.isConnected && row.dataset.state === "unreviewed");
}
function offer() {
  if (!seen) return;
  const count = unjudged().length;
  const button = seen.querySelector("button");
  seen.hidden = count === 0;
  button.textContent = count === 1 ? button.dataset.one : button.dataset.many.replace("{count}", count);
}
if (seen) {
  for (const row of document.querySelectorAll(".row[data-row]")) watch(row);
  seen.addEventListener("submit", () => {
    for (const old of seen.querySelectorAll("[name='rows']")) old.remove();
    for (const row of unjudged()) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "rows";
      field.value = `${row.dataset.dispatch} ${row.dataset.row}`;
      seen.append(field);
    }
  });
}
if (held) light(heldRow());
