"use strict";
// Sorts and filters the tables that can be long. Without a script the page is whole, in the order of the manifest.
for (const table of document.querySelectorAll("table.long")) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = rows.slice().sort((a, b) => {
        const [x, y] = [key(a, column), key(b, column)];
        const found = typeof x === "number" && typeof y === "number"
          ? x - y
          : String(x).localeCompare(String(y), document.documentElement.lang, { numeric: true });
        return down ? -found : found;
      });
      body.append(...order);
    });
  });
  const search = table.previousElementSibling;
  const field = search.querySelector("input");
  const count = search.querySelector("output");
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => folded(row.textContent));
  const show = () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = `${shown} / ${rows.length}`;
  };
  field.addEventListener("input", show);
  search.hidden = false;
  show();
}
