/* A table whose rows are all on the page is sorted by its headings; without JavaScript it keeps the order it has. */
"use strict";

(() => {
  const collator = new Intl.Collator("fr", { numeric: true });
  const value = (row, column) => row.cells[column].dataset.cle ?? row.cells[column].textContent.trim();

  function sort(table, head) {
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const column = head.cellIndex;
    const body = table.tBodies[0];
    const order = (a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      if (!left || !right) return Number(!left) - Number(!right); // what is unknown stays last
      return (descending ? -1 : 1) * collator.compare(left, right);
    };
    body.append(...[...body.rows].sort(order));
  }

  for (const table of document.querySelectorAll("[data-rc-triable]")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "rc-tri";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, head));
      head.replaceChildren(button);
    }
  }
})();
