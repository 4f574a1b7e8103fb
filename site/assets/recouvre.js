/* What every page does: tell its age, open the folded parts, filter the timeline, print. No text becomes markup. */
"use strict";

(() => {
  const DAY = 86400000;

  function tellAge() {
    const place = document.querySelector("[data-au]");
    const warning = document.querySelector(".rc-perime");
    if (!place || !warning || place.hasAttribute("data-demonstration")) return;
    const [year, month, day] = place.dataset.au.split("-").map(Number);
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((today - Date.UTC(year, month - 1, day)) / DAY);
    if (days <= 1) return;
    warning.textContent =
      `Cette page a ${days} jours : montants, délais et prochaines actions ne sont plus à jour. ` +
      "Relancez «\u00a0recouvre construire\u00a0».";
    warning.hidden = false;
  }

  const folded = () => [...document.querySelectorAll(".md-content details")];

  function unfold(button) {
    const all = folded();
    const open = all.some((one) => !one.open);
    for (const one of all) one.open = open;
    button.textContent = open ? "Tout replier" : "Tout déplier";
  }

  /* What a button does, and to which pièce: a screen reader lists buttons without their line. */
  function call(button, word) {
    const link = button.closest("tr, li").querySelector("a[data-rc-piece]");
    button.textContent = word;
    button.setAttribute("aria-label", `${word}, ${link.dataset.rcPiece}`);
  }

  /* Show a pièce under its line, in the browser's own viewer; the link beside it opens it in a page of its own. Loaded
     when asked for only: thirty PDFs at once would hold a telephone. */
  function view(button) {
    const place = button.closest("tr, li");
    const shown = place.matches("tr") ? place.nextElementSibling : place.querySelector(".rc-apercu");
    const open = !shown?.classList.contains("rc-apercu");
    button.setAttribute("aria-expanded", String(open));
    call(button, open ? "refermer" : "voir ici");
    if (!open) { shown.remove(); return; }
    const link = place.querySelector("a[data-rc-piece]");
    const frame = document.createElement("iframe");
    frame.src = link.href;
    frame.title = link.dataset.rcPiece;
    const box = document.createElement(place.matches("tr") ? "tr" : "div");
    box.className = "rc-apercu rc-js";
    if (place.matches("tr")) {
      const cell = document.createElement("td");
      cell.colSpan = place.cells.length;
      cell.append(frame);
      box.append(cell);
      place.after(box);
    } else {
      box.append(frame);
      button.closest("p").after(box);
    }
  }

  /* On a telephone a cell says its column: one of a template of the office's own may not, its head is hidden there. */
  function nameColumns() {
    for (const table of document.querySelectorAll(".rc-table--segments")) {
      const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent);
      table.classList.add("rc-table--titres");
      for (const cell of table.querySelectorAll("tbody td")) cell.dataset.titre ??= heads[cell.cellIndex] ?? "";
    }
  }

  /* One box for each kind of event of the timeline, in the order of the list, under the words the list uses. */
  function offerKinds() {
    const list = document.querySelector(".rc-pli:has(.rc-chrono), .rc-chrono");
    if (!list) return;
    const labels = new Map();
    for (const one of document.querySelectorAll(".rc-chrono [data-genre]")) {
      labels.set(one.dataset.genre, one.querySelector(".rc-genre").textContent);
    }
    const fieldset = document.createElement("fieldset");
    fieldset.className = "rc-filtres-genre";
    fieldset.append(Object.assign(document.createElement("legend"), { textContent: "Montrer" }));
    for (const [kind, name] of labels) {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
      label.dataset.couleur = box.dataset.rcGenre = kind;
      label.append(box, ` ${name}`);
      fieldset.append(label);
    }
    list.before(fieldset);
  }

  function filterKinds() {
    for (const box of document.querySelectorAll("[data-rc-genre]")) {
      for (const one of document.querySelectorAll(`[data-genre="${box.dataset.rcGenre}"]`)) {
        one.toggleAttribute("hidden", !box.checked);
        one.classList.toggle("rc-cache", !box.checked);
      }
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rc]");
    if (!button) return;
    if (button.dataset.rc === "imprimer") window.print();
    if (button.dataset.rc === "deplier") unfold(button);
    if (button.dataset.rc === "voir") view(button);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-rc-genre]")) filterKinds();
  });
  document.addEventListener("focusin", ({ target }) => { // a table taller than the screen would be centred by the browser
    const bar = document.querySelector(".md-header").offsetHeight;
    if (target.matches(".rc-large:focus-visible") && target.getBoundingClientRect().top < bar) target.scrollIntoView();
  });
  tellAge();
  nameColumns();
  offerKinds();
  for (const button of document.querySelectorAll('[data-rc="voir"]')) call(button, button.textContent);
})();
