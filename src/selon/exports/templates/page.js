"use strict";
// Links passages and rows both ways: pointing lights both up, a click or a key goes to the other.
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const passages = [...document.querySelectorAll("[data-rows]")];
  const rowOf = new Map(rows.map((row) => [row.dataset.row, row]));
  const passagesOf = (id) => passages.filter((p) => p.dataset.rows.split(" ").includes(id));
  let held = null;

  function light(id) {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    // The map listens.
    document.dispatchEvent(new CustomEvent("selon:light", { detail: { id, held: id === held } }));
    if (id === null || !rowOf.has(id)) return;
    rowOf.get(id).classList.add("lit");
    for (const passage of passagesOf(id)) passage.classList.add("lit");
  }
  // The shortest row under the pointer is meant: a figure inside a statement, not the statement.
  function meant(passage) {
    const ids = passage.dataset.rows.split(" ").filter((id) => rowOf.has(id));
    const size = (id) => passagesOf(id).reduce((sum, p) => sum + p.textContent.length, 0);
    return ids.sort((a, b) => size(a) - size(b))[0] ?? null;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  function show(element) {
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  function hold(id, target) {
    held = id;
    light(id);
    show(target);
  }
  for (const row of rows) {
    row.tabIndex = -1;
    row.addEventListener("mouseenter", () => light(row.dataset.row));
    row.addEventListener("mouseleave", () => light(held));
    row.addEventListener("click", (event) => {
      if (event.target.closest("summary, a[href]:not([href^='#t-'])")) return;
      event.preventDefault();
      hold(row.dataset.row, passagesOf(row.dataset.row)[0]);
    });
  }
  for (const passage of passages) {
    passage.addEventListener("mouseenter", () => light(meant(passage)));
    passage.addEventListener("mouseleave", () => light(held));
    passage.addEventListener("click", () => {
      if (String(getSelection())) return;
      const id = meant(passage);
      if (id) hold(id, rowOf.get(id));
    });
  }
  for (const ref of document.querySelectorAll("a.ref")) {
    ref.addEventListener("click", (event) => {
      event.preventDefault();
      const id = ref.hash.slice(1);
      hold(id, rowOf.get(id));
    });
  }
  // A place pointed at on the map; chosen there, it leads to its first mention.
  document.addEventListener("selon:point", ({ detail: { id, held: chosen } }) => {
    if (chosen) hold(id, passagesOf(id)[0] ?? rowOf.get(id));
    else light(id ?? held);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      hold(null, null);
    } else if (event.key === "j" || event.key === "k") {
      const at = rows.findIndex((row) => row.dataset.row === held);
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
      if (!next) return;
      next.focus({ preventScroll: true });
      show(next);
      hold(next.dataset.row, passagesOf(next.dataset.row)[0]);
    }
  });
})();
