/* The table of cases: filters and order over the whole portfolio, kept in the address after « # ». */
"use strict";

(() => {
  const R = window.Recouvre;
  const place = document.querySelector("[data-rc-portefeuille]");
  if (!place) return;
  const form = place.querySelector("form");
  const body = place.querySelector("tbody");
  const count = place.querySelector(".rc-compte");
  const pages = place.querySelector(".rc-pages");
  const heads = [...place.querySelectorAll("[data-rc-tri]")];
  const SIZE = 100;
  const NUMBER = /\b(?=[A-Z\d-]{3,16}(?![\w-]))([A-Z\d]+(?:-[A-Z\d]+)+)/;
  const NAMES = ["q", "creancier", "stade", "responsable", "retard", "delai", "min", "max", "afaire"];
  const KEPT = [...NAMES, "tri", "page"];
  const BUCKETS = { "a-echoir": [0, 0], "1-30": [1, 30], "31-60": [31, 60], "61-90": [61, 90], "plus-de-90": [91, Infinity] };
  const F = R.FIELD;
  const collator = new Intl.Collator("fr", { numeric: true });
  let data = null;
  let texts = null;
  let state = {};
  let typing = null; // the field being typed in: however long, it is one step

  const HERE = pages.querySelector("[aria-current]")?.textContent ?? "1"; // the page of the table in this file
  const read = () => Object.fromEntries(
    [...new URLSearchParams(location.hash.slice(1))].filter(([name]) => KEPT.includes(name)),
  );
  const fromForm = () => Object.fromEntries(
    [...new FormData(form)].filter(([name, value]) => NAMES.includes(name) && value !== ""),
  );

  function told() {
    const named = [...NAMES, "tri"].filter((name) => state[name]).map((name) => [name, state[name]]);
    const page = state.page || "1";
    if (page !== (named.length ? "1" : HERE)) named.push(["page", page]);
    return new URLSearchParams(named).toString();
  }

  /* Each choice is a step of its own, which « back » undoes; ``further`` is one already begun. */
  function write({ further = false } = {}) {
    const text = told();
    if (text === location.hash.slice(1)) return;
    const bare = `${location.pathname}${location.search}`;
    if (!Object.keys(read()).length) history.replaceState(null, "", bare); // to an anchor, « back » would undo nothing
    history[further ? "replaceState" : "pushState"](null, "", text ? `#${text}` : bare);
  }

  function fillForm() {
    for (const name of NAMES) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = Boolean(state[name]);
      else field.value = state[name] ?? "";
    }
  }

  function options(name, entries) {
    const used = new Set(data.lignes.map((row) => row[F[name]]));
    const sorted = entries.map(([key, label], number) => [key, label, number]).filter(([, , number]) => used.has(number));
    if (name !== "stade") sorted.sort((a, b) => a[1].localeCompare(b[1], "fr"));
    for (const [key, label] of sorted) {
      const option = R.element("option", "", label);
      option.value = key;
      form.elements[name].append(option);
    }
  }

  function filters() {
    const index = (entries, key) => entries.findIndex(([slug]) => slug === key);
    const tests = [];
    for (const [name, entries] of [["creancier", data.creanciers], ["stade", data.stades], ["responsable", data.responsables]]) {
      if (!state[name]) continue;
      const wanted = index(entries, state[name]);
      tests.push((row) => row[F[name]] === wanted);
    }
    const between = BUCKETS[state.retard];
    if (between) tests.push((row) => row[F.retard] >= between[0] && row[F.retard] <= between[1]);
    if (Number(state.delai) > 0) tests.push((row) => row[F.delai] && row[F.delai] <= data.au + Number(state.delai));
    if (state.min) tests.push((row) => row[F.total] !== null && row[F.total] >= Number(state.min) * 100);
    if (state.max) tests.push((row) => row[F.total] !== null && row[F.total] <= Number(state.max) * 100);
    if (state.afaire) tests.push((row) => data.actions[row[F.action]] !== "");
    return tests;
  }

  /* What a column is sorted by, row after row: a number, or a text whose figures are compared as numbers. */
  const keys = new Map();
  function key(column) {
    if (!keys.has(column)) keys.set(column, made(column));
    return keys.get(column);
  }
  function made(column) {
    const padded = (text) => text.replace(/\d+/g, (figures) => figures.padStart(12, "0"));
    if (column === "reference") return data.lignes.map((_, row) => padded(R.named(data, row)[0]));
    if (column === "debiteur") return data.lignes.map((_, row) => padded(R.named(data, row)[1]));
    const names = {
      creancier: data.creanciers.map(([, name]) => name),
      responsable: data.responsables.map(([, name]) => name),
      action: data.actions,
    }[column];
    if (!names) return data.lignes.map((row) => row[F[column]] ?? -1);
    const order = new Map([...names].sort(collator.compare).map((name, rank) => [name, rank]));
    const ranks = names.map((name) => (name === "" ? "" : order.get(name)));
    return data.lignes.map((row) => ranks[row[F[column]]]);
  }

  function sorted(rows) {
    const descending = (state.tri ?? "").startsWith("-");
    const column = (state.tri ?? "reference").replace("-", "");
    if (!(column in F)) return rows;
    const by = key(column);
    const empty = (row) => by[row] === "" || (column === "delai" && !by[row]);
    const compare = (a, b) => (by[a] < by[b] ? -1 : Number(by[a] > by[b]));
    return rows.sort((a, b) => empty(a) - empty(b) || (descending ? -1 : 1) * compare(a, b) || a - b);
  }

  function chosen() {
    const found = state.q ? R.matches(data, texts, state.q) : data.lignes.map((_, row) => row);
    const tests = filters();
    return sorted(found.filter((row) => tests.every((test) => test(data.lignes[row]))));
  }

  function cell(text, className) {
    return R.element("td", className, text);
  }

  // A number on one line, as ``numeros`` writes it on the pages.
  function whole(made, text) {
    made.append(...text.split(NUMBER).map((part, rank) => (rank % 2 ? R.element("bdi", "", part) : part)));
    return made;
  }

  function line(number) {
    const row = data.lignes[number];
    const made = R.element("tr");
    const head = R.element("th");
    head.scope = "row";
    const link = R.element("a", "", row[F.reference]);
    link.href = R.address(row[F.reference]);
    head.append(link);
    const debtor = cell(`${row[F.debiteur]} `);
    debtor.append(R.element("span", "rc-discret", row[F.ville]));
    const [stage, label] = data.stades[row[F.stade]];
    const stageCell = cell();
    stageCell.append(R.element("span", `rc-stade rc-stade--${stage}`, label));
    const limit = cell();
    if (row[F.delai]) {
      limit.append(R.element("span", "rc-date", R.date(row[F.delai])), " ", whole(R.element("span", "rc-discret"), data.delais[row[F.delaiTitre]]));
    }
    const due = cell(row[F.total] === null ? "non calculé" : R.money(row[F.total]), "rc-nombre");
    if (row[F.entiere] !== undefined) due.append(" ", R.element("small", "rc-entiere", `créance entière\u00a0: ${R.money(row[F.entiere])}`));
    const late = row[F.retard];
    made.append(
      head, debtor, cell(data.creanciers[row[F.creancier]][1]), stageCell,
      due,
      cell(late ? `${R.count(late)}\u00a0jour${late > 1 ? "s" : ""}` : "", "rc-nombre"),
      limit, cell(data.actions[row[F.action]]), cell(data.responsables[row[F.responsable]][1]),
    );
    return made;
  }

  function pager(total, page) {
    const last = Math.max(1, Math.ceil(total / SIZE));
    const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((one) => one >= 1 && one <= last);
    pages.replaceChildren(...(last === 1 ? [] : shown.map((one) => {
      const button = R.element("button", "", String(one));
      button.type = "button";
      button.setAttribute("aria-label", `Page ${one}`);
      if (one === page) button.setAttribute("aria-current", "page");
      button.addEventListener("click", () => { state.page = one === 1 ? "" : String(one); write(); render(); count.scrollIntoView({ block: "center" }); });
      return button;
    })));
  }

  /* After what was typed is painted, and once for several keys typed meanwhile. */
  let coming = 0;
  function renderSoon() {
    place.setAttribute("aria-busy", "true");
    cancelAnimationFrame(coming);
    coming = requestAnimationFrame(() => { coming = requestAnimationFrame(() => render()); });
  }

  function render({ rowsThere = false } = {}) {
    const rows = chosen();
    const last = Math.max(1, Math.ceil(rows.length / SIZE));
    const page = Math.min(Math.max(1, Math.trunc(Number(state.page)) || 1), last);
    const from = (page - 1) * SIZE;
    if (!rowsThere) body.replaceChildren(...rows.slice(from, from + SIZE).map(line));
    const sum = rows.reduce((all, row) => all + (data.lignes[row][F.total] ?? 0), 0);
    const declared = rows.map((row) => data.lignes[row][F.entiere]).filter((one) => one !== undefined);
    const s = rows.length > 1 ? "s" : "";
    count.textContent = `${R.count(rows.length)} dossier${s} sur ${R.count(data.lignes.length)}, ${R.money(sum)} dus`
      + (declared.length ? ` (${R.count(declared.length)} selon une provision, créance${declared.length > 1 ? "s entières" : " entière"}\u00a0: ${R.money(declared.reduce((all, one) => all + one, 0))})` : "")
      + (last > 1 ? `, page ${page} sur ${last}` : "");
    pager(rows.length, page);
    for (const head of heads) {
      const [key, descending] = [(state.tri ?? "reference").replace("-", ""), (state.tri ?? "").startsWith("-")];
      if (head.dataset.rcTri === key) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    place.removeAttribute("aria-busy");
  }

  async function readNotes() {
    if (texts || !state.q || R.plain(state.q).length < 3) return;
    texts = await R.freeText();
    renderSoon();
  }

  function change({ target } = {}) {
    state = { ...fromForm(), ...(state.tri ? { tri: state.tri } : {}) };
    write({ further: !target || target === typing });
    typing = target?.matches("[type=search], [type=number]") ? target : null;
    renderSoon();
    readNotes().catch(() => {});
  }

  function order(key) {
    const numbers = ["total", "retard"].includes(key);
    const first = numbers ? `-${key}` : key;
    const second = numbers ? key : `-${key}`;
    state.tri = state.tri === first ? second : first;
    state.page = "";
    write();
    render();
  }

  function follow() {
    typing = null;
    const asked = read();
    if (location.hash && !Object.keys(asked).length) { // an anchor of the page, « aller au contenu », is no filter
      if (told()) write({ further: true });
      return;
    }
    state = location.hash ? asked : { page: HERE };
    fillForm();
    render();
    readNotes().catch(() => {});
  }

  /* The page of the table that is there without JavaScript stays, unless the address or the form asks for another. */
  function begin() {
    if (Object.keys(read()).length) { follow(); return; }
    state = fromForm(); // typed while the data came, or kept by the browser
    if (Object.keys(state).length) { change(); return; }
    state.page = HERE;
    render({ rowsThere: true });
  }

  const load = () => R.portfolio().then((loaded) => {
    data = loaded;
    setTimeout(R.prepare, 0, data);
    options("creancier", data.creanciers);
    options("stade", data.stades);
    options("responsable", data.responsables);
    for (const head of heads) {
      const button = R.element("button", "rc-tri", head.textContent);
      button.type = "button";
      button.addEventListener("click", () => order(head.dataset.rcTri));
      head.replaceChildren(button);
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", change);
    form.addEventListener("focusout", () => { typing = null; });
    form.addEventListener("reset", () => { state = {}; setTimeout(() => { write(); render(); }); });
    window.addEventListener("hashchange", follow);
    begin();
  }).catch(() => { count.textContent += " (les filtres sont indisponibles : la liste n’a pas pu être lue)"; });

  /* On the home page the table comes last: nothing of it is read before somebody comes near, or the address asks. */
  const near = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) start(); }, { rootMargin: "100%" });
  function start() {
    near.disconnect();
    window.removeEventListener("hashchange", start);
    load();
  }
  window.addEventListener("hashchange", start);
  if (location.hash.length > 1) start();
  else near.observe(place);
})();
