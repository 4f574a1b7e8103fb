/* The portfolio's data: loaded once, when a filter or a search first needs it; shared by table and search. */
"use strict";

window.Recouvre = (() => {
  const root = new URL("..", document.currentScript.src);
  const waiting = new Map();
  const FIELD = {
    reference: 0, debiteur: 1, ville: 2, siren: 3, creancier: 4, responsable: 5, stade: 6, total: 7, retard: 8,
    delai: 9, delaiTitre: 10, action: 11, factures: 12, montants: 13, entiere: 14,
  };

  /* A script file rather than a fetch: a page opened from a folder may not read a file otherwise. */
  function load(name, variable) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        if (window[variable]) { resolve(window[variable]); return; }
        const script = document.createElement("script");
        script.src = new URL(name, root).href;
        script.onload = () => resolve(window[variable]);
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  const portfolio = () => load("portefeuille.js", "RECOUVRE");
  const freeText = () => load("portefeuille-texte.js", "RECOUVRE_TEXTE");

  /* Lower case, no accents, one space; digits of amounts and SIREN together: « 4 800,00 € » is « 4800,00 ». */
  function plain(text) {
    return text
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’]/g, "'").replace(/€/g, " ")
      .replace(/(\d)[\s\u00a0\u202f]+(?=\d{3}(?!\d))/g, "$1")
      .replace(/(\d)\.(?=\d{2}(?!\d))/g, "$1,")
      .replace(/[\s\u00a0\u202f]+/g, " ").trim();
  }

  const cents = (amount) => `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, "0")}`;
  const grouped = (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");
  const count = (number) => grouped(String(number));
  const money = (amount) => `${grouped(String(Math.floor(amount / 100)))},${String(amount % 100).padStart(2, "0")}\u00a0€`;

  const EPOCH = 719163; // ordinal of 1 January 1970
  const two = (number) => String(number).padStart(2, "0");
  function date(ordinal) {
    const day = new Date((ordinal - EPOCH) * 86400000);
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
  }

  /* Many texts at once: ten thousand calls cost more than the ten thousand texts they are given. */
  function plains(texts) {
    const done = plain(texts.join("\u0001")).split("\u0001");
    return done.length === texts.length ? done : texts.map(plain);
  }

  /* What a search looks for in each row, field after field; made by slices, so that no key waits for all of them. */
  const SLICE = 1000;
  const hay = [];
  function more(data) {
    hay.push(...plains(data.lignes.slice(hay.length, hay.length + SLICE).map((row) => [
      row[FIELD.reference], row[FIELD.debiteur], row[FIELD.ville], data.creanciers[row[FIELD.creancier]][1],
      row[FIELD.siren], row[FIELD.factures].join(" "),
      row[FIELD.montants].map(cents).join(" "), row[FIELD.total] === null ? "" : cents(row[FIELD.total]),
      row[FIELD.entiere] === undefined ? "" : cents(row[FIELD.entiere]),
    ].join("\u0002"))));
  }
  function haystack(data) {
    while (hay.length < data.lignes.length) more(data);
    return hay;
  }
  function prepare(data) {
    if (hay.length >= data.lignes.length) return;
    more(data);
    setTimeout(prepare, 0, data);
  }
  /* Reference and debtor of a row, as a search reads them. */
  const named = (data, row) => haystack(data)[row].split("\u0002", 2);

  /* A number is met from its first digit: « 8 » finds « n° 8 » and « 85,00 », not « 128 ». */
  function meets(text, word) {
    if (!/^\d/.test(word)) return text.includes(word);
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at === 0 || !/\d/.test(text[at - 1])) return true;
    }
    return false;
  }

  /* Numbers of the rows where every word is found; the journal, when it is loaded, is plain already. */
  function matches(data, texts, query) {
    const words = plain(query).split(" ").filter(Boolean);
    const rows = haystack(data);
    const found = [];
    for (let row = 0; row < rows.length; row += 1) {
      if (words.every((word) => meets(rows[row], word) || (texts && meets(texts[row], word)))) found.push(row);
    }
    return found;
  }

  const address = (reference) => new URL(`dossiers/${encodeURIComponent(reference)}/index.html`, root).href;
  const page = (path) => new URL(path, root).href;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  return { FIELD, portfolio, freeText, plain, prepare, named, money, count, date, matches, address, page, element };
})();
