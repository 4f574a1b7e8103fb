/* The search box of the header: cases by reference, debtor, invoice, SIREN, amount, note; and the pages of the guide. */
"use strict";

(() => {
  const R = window.Recouvre;
  const box = document.getElementById("rc-recherche");
  const list = document.getElementById("rc-resultats");
  const status = document.getElementById("rc-recherche-etat");
  if (!box || !list) return;
  const SHOWN = 20;
  let options = [];
  let active = -1;
  let asked = 0;
  let texts = null;

  function rank(data, row, wanted) {
    const [reference, debtor] = R.named(data, row);
    if (reference === wanted) return 0;
    if (reference.startsWith(wanted) || reference.endsWith(wanted)) return 1;
    if (debtor.startsWith(wanted)) return 2;
    return debtor.includes(wanted) ? 3 : 4;
  }

  function best(data, rows, query) {
    const wanted = R.plain(query);
    const ranked = [[], [], [], [], []];
    for (const row of rows) ranked[rank(data, row, wanted)].push(row);
    return ranked.flat().slice(0, SHOWN);
  }

  function option(number, href, title, side, under) {
    const item = R.element("li");
    item.id = `rc-resultat-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(R.element("strong", "", title), R.element("span", "rc-nombre", side), R.element("span", "rc-trouve rc-discret", under));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = href; });
    return { item, href };
  }

  function show(data, rows, query, kept) {
    const wanted = R.plain(query);
    const cases = best(data, rows, query).map((row) => {
      const line = data.lignes[row];
      const total = line[R.FIELD.total];
      const under = `${data.creanciers[line[R.FIELD.creancier]][1]} · ${data.stades[line[R.FIELD.stade]][1]}`;
      const entire = line[R.FIELD.entiere];
      const side = total === null ? "non calculé" : R.money(total);
      const whole = entire === undefined ? "" : ` · créance entière\u00a0: ${R.money(entire)}`;
      return [R.address(line[R.FIELD.reference]), `${line[R.FIELD.reference]} ${line[R.FIELD.debiteur]}`, side, under + whole];
    });
    const pages = data.pages.filter(([title]) => R.plain(title).includes(wanted)).slice(0, 5)
      .map(([title, path]) => [R.page(path), title, "", "page du site"]);
    options = [...cases, ...pages].map((parts, number) => option(number, ...parts));
    list.replaceChildren(...options.map((one) => one.item));
    const count = rows.length === 1 ? "1 dossier trouvé" : `${R.count(rows.length)} dossiers trouvés`;
    status.textContent = rows.length > SHOWN ? `${count}, ${SHOWN} montrés` : count;
    if (!options.length) list.append(R.element("li", "rc-discret", "Aucun dossier trouvé"));
    open(true);
    const again = options.findIndex((one) => one.href === kept);
    select(options.length ? Math.max(again, 0) : -1);
  }

  function open(yes) {
    list.hidden = !yes;
    box.setAttribute("aria-expanded", String(yes));
    if (!yes) box.removeAttribute("aria-activedescendant");
  }

  function leave() {
    asked += 1; // what is still being read must not open the list again
    open(false);
  }

  function select(number) {
    active = number;
    options.forEach(({ item }, one) => item.setAttribute("aria-selected", String(one === active)));
    if (active < 0) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", options[active].item.id);
    options[active].item.scrollIntoView({ block: "nearest" });
  }

  async function search() {
    const query = box.value;
    const turn = asked += 1;
    if (!R.plain(query)) { leave(); return; }
    try {
      const data = await R.portfolio();
      if (turn !== asked) return;
      const notes = R.plain(query).length >= 3;
      show(data, R.matches(data, notes ? texts : null, query), query, "");
      if (texts || !notes) return;
      texts = await R.freeText();
      // the notes come later: what the arrows chose meanwhile stays chosen
      if (turn === asked) show(data, R.matches(data, texts, query), query, active > 0 ? options[active].href : "");
    } catch {
      status.textContent = "La liste des dossiers n’a pas pu être lue.";
    }
  }

  box.addEventListener("focus", () => { R.portfolio().then(R.prepare).catch(() => {}); if (box.value) search(); });
  box.addEventListener("input", search);
  box.addEventListener("blur", leave);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      select((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      location.href = options[active].href;
    } else if (event.key === "Escape") {
      box.value = "";
      leave();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
  });
})();
