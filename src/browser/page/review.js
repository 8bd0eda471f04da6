"use strict";
/* The page: what is shown, and what keys and buttons do. Texts stand in texts.js, calls in server.js. */

const $ = id => document.getElementById(id);
function cents(s) { const m = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(s); return (m[1] ? -1 : 1) * (Number(m[2]) * 100 + Number((m[3] || "0").padEnd(2, "0"))); }
function dec(c) { return (c < 0 ? "-" : "") + Math.floor(Math.abs(c) / 100) + "." + String(Math.abs(c) % 100).padStart(2, "0"); }
let lang = Q.get("lang") || (/^fr/i.test(navigator.language) ? "fr" : "en"), T = TEXT[lang] || TEXT.fr;
let job, rows = [], held = [], byKey = new Map(), decs = new Map(), seen = new Set();
let tab = "send", view = [], now = null, anchor = null, picked = new Set(), piece = null, pageNo = 1, showWin = true, zoom = false, keysOn = true, dead = null, savedAt = null, unsaved = null, token = 0, allInv = false;
const F = { send: { q: "", sort: "risk", stage: new Set(), age: new Set(), flags: new Set(), state: new Set(), min: "", max: "", unseen: false, noflag: false }, held: { q: "", sort: "amount", reason: new Set(), age: new Set(), by: new Set(), min: "", max: "", stage: new Set(), flags: new Set(), state: new Set() } };

function t(k, p) { let s = k.split(".").reduce((o, x) => o && o[x], T); if (s === undefined) s = k; if (p) { if (typeof p.n === "number" && s.includes("|")) s = s.split("|")[(lang === "fr" ? Math.abs(p.n) < 2 : p.n === 1) ? 0 : 1]; s = s.replace(/\{(\w+)\}/g, (m, x) => x in p ? (typeof p[x] === "number" ? num(p[x]) : p[x]) : m); } return s; }
const loc = () => lang === "fr" ? "fr-FR" : "en-GB", cache = {};
function nf(c) { const k = lang + c; return cache[k] || (cache[k] = c ? new Intl.NumberFormat(loc(), { style: "currency", currency: c }) : new Intl.NumberFormat(loc())); }
const num = n => nf("").format(n), money = (c, cur) => nf(cur).format(c / 100).replace(/\u202f/g, "\u00a0").replace("-", "−"), amount = (s, cur) => money(cents(s), cur);
const short = (c, cur) => !cur ? num(Math.round(c / 100)) : new Intl.NumberFormat(loc(), { style: "currency", currency: cur, maximumFractionDigits: 0 }).format(c / 100).replace(/\u202f/g, "\u00a0");
function day(iso, long) { if (!iso) return ""; const k = lang + (long ? "L" : "S"); const f = cache["d" + k] || (cache["d" + k] = new Intl.DateTimeFormat(loc(), { day: "numeric", month: long ? "long" : "short", year: "numeric", timeZone: "UTC" })); return f.format(new Date(iso.slice(0, 10) + "T00:00:00Z")).replace(/ /g, "\u00a0").replace(/^1\u00a0/, lang === "fr" ? "1er\u00a0" : "1\u00a0"); }
const clock = iso => day(iso) + (iso.length > 10 ? "\u00a0" + iso.slice(11, 16) : "");
function sums(list, get) { const m = new Map(); for (const x of list) m.set(x.currency, (m.get(x.currency) || 0) + get(x)); return [...m].sort((a, b) => (b[0] === "EUR") - (a[0] === "EUR")); }
const sumText = (list, get) => sums(list, get).map(([c, v]) => money(v, c)).join(" + ") || money(0, "EUR");

/* elements */
function h(spec, attrs, ...kids) { const [tag, ...cls] = spec.split("."), e = document.createElement(tag || "div"); if (cls.length) e.className = cls.join(" ");
  for (const k in attrs) { const v = attrs[k]; if (v === null || v === undefined || v === false) continue; if (k.startsWith("on")) e.addEventListener(k.slice(2), v); else if (k in e && typeof v !== "string") e[k] = v; else e.setAttribute(k, v === true ? "" : v); }
  for (const c of kids.flat(9)) if (c !== null && c !== undefined && c !== false) e.append(c); return e; }
const PATH = { todo: ["c 8 8 5.2"], approved: ["c 8 8 6.2", "M5.2 8.2l2 2 3.8-4.2"], void: ["M8 1.8L14.6 13.6H1.4z", "M8 6v3.6", "M8 11.6v.2"], held: ["c 8 8 6.2", "M6.3 5.8v4.4", "M9.7 5.8v4.4"], rule: ["M3 3h10v10H3z", "M5.5 8h5"], check: ["M3.5 8.4l3 3 6-7"], left: ["M10 3L5 8l5 5"], right: ["M6 3l5 5-5 5"], up: ["M3 10l5-5 5 5"], down: ["M3 6l5 5 5-5"], x: ["M4 4l8 8", "M12 4l-8 8"], zoom: ["c 7 7 4.6", "M10.5 10.5L14 14", "M7 5v4", "M5 7h4"], win: ["M2 4h12v8H2z", "M8 7.2h4.2v2.6H8z"], pdf: ["M9 2H4v12h8V5z", "M9 2v3h3", "M6 9h4", "M6 11h4"], sun: ["c 8 8 5.5", "M8 2.5a5.5 5.5 0 0 1 0 11z"], help: ["c 8 8 6.2", "M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2", "M8 11.4v.2"], disk: ["M3 8.5l3 3 7-7"], grid: ["M2.5 2.5h11v11h-11z", "M2.5 6.5h11", "M6.5 6.5v7"] };
function icon(name, cls) { const s = document.createElementNS("http://www.w3.org/2000/svg", "svg"); s.setAttribute("viewBox", "0 0 16 16"); s.setAttribute("class", "i" + (cls ? " " + cls : "")); s.setAttribute("aria-hidden", "true"); s.setAttribute("focusable", "false");
  for (const d of PATH[name]) { let e; if (d[0] === "c") { const [, x, y, r] = d.split(" "); e = document.createElementNS(s.namespaceURI, "circle"); e.setAttribute("cx", x); e.setAttribute("cy", y); e.setAttribute("r", r); } else { e = document.createElementNS(s.namespaceURI, "path"); e.setAttribute("d", d); } s.append(e); } return s; }
const kbd = k => h("kbd", { "aria-hidden": "true" }, k);
const steps = st => h("span.steps", { "aria-hidden": "true" }, STAGES.map((s, i) => h("i" + (i <= STAGES.indexOf(st) ? ".on" : ""))));
function say(s) { $("say").textContent = ""; requestAnimationFrame(() => { $("say").textContent = s; }); }

/* derived */
function own(r) { return decs.get(r.key) || {}; }
function stageOf(r) { const d = own(r).stage; return d && d.of === r.proposed ? d.stage : r.stage; }
function askedOf(r) { return r.ask; }
/* how many names must approve; one is enough for the page even where none is needed */
function needed(r) { return job.review.four_eyes && r.ask >= cents(job.review.four_eyes) ? 2 : 1; }
function approvals(r) { return (own(r).approvals || []).filter(d => d.of === r.of); }
function names(r) { return new Set(approvals(r).map(d => fold(d.by))); }
/* what changes the letter and was decided about other data */
function voidChange(r) { return ["stage", "contact", "note"].some(k => own(r)[k] && own(r)[k].of !== r.proposed); }
function stateOf(r) { const d = own(r); if (d.hold && (!d.hold.until || d.hold.until >= job.date)) return "held"; if (approvals(r).length) return names(r).size >= needed(r) ? "approved" : "todo"; if (d.approve || voidChange(r)) return "void"; return "todo"; }
function flagText(f, r, s) { return t((s ? "flagS." : "flag.") + f, { x: short(cents(job.review.large[r.currency] || job.review.large.EUR || "1000000"), job.review.large[r.currency] ? r.currency : "EUR") }); }
function ageOf(n) { return n === null || n === undefined ? "none" : n <= 0 ? "due" : n <= 30 ? "a30" : n <= 60 ? "a60" : n <= 90 ? "a90" : "over"; }
function lateText(n, long) { return n === null || n === undefined ? t("nodue") : n <= 0 ? t("notdue", { n: -n }) : t(long ? "late_long" : "late", { n }); }
const isFlagged = r => r.flags.some(f => WARN.includes(f)) || stateOf(r) === "void";
function index(ds) { decs = new Map(); for (const d of ds) { const k = d.debtor + "/" + d.currency; if (!decs.has(k)) decs.set(k, {}); const o = decs.get(k); o[d.action] = d; if (d.action === "approve") (o.approvals = o.approvals || []).push(d); } }
const fold = s => s.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").replace(/œ/gi, "oe").toLowerCase();
function mine() { return rows.filter(r => stateOf(r) === "held"); }
function heldRows() { return mine().map(r => ({ mine: true, r, id: "me/" + r.key, key: r.key, code: r.code, name: r.name, currency: r.currency, reason: "me", documents: r.documents, amt: r.opn, oldest: r.oldest, until: own(r).hold.until || null, hay: r.hay })).concat(held); }

/* filters and order */
const coll = new Intl.Collator("fr");
function risk(r) { let n = 0; if (r.void0) n += 1e6; for (const f of r.flags) { const i = WARN.indexOf(f); if (i >= 0) n += (WARN.length - i) * 1000; } return n + STAGES.indexOf(r.stage) * 300; }
function refilter(keep) {
  const f = F[tab], q = fold(f.q.trim()).split(/\s+/).filter(Boolean), lo = f.min === "" ? -Infinity : Math.round(parseFloat(f.min) * 100), hi = f.max === "" ? Infinity : Math.round(parseFloat(f.max) * 100);
  if (tab === "send") view = rows.filter(r => { const st = stateOf(r); if (st === "held") return false; const a = askedOf(r);
      return q.every(w => r.hay.includes(w)) && (!f.stage.size || f.stage.has(stageOf(r))) && (!f.age.size || f.age.has(ageOf(r.oldest))) && (!f.flags.size || r.flags.some(x => f.flags.has(x))) && (!f.state.size || f.state.has(st)) && a >= lo && a <= hi && (!f.unseen || !seen.has(r.key)) && (!f.noflag || !isFlagged(r)); });
  else view = heldRows().filter(x => q.every(w => x.hay.includes(w)) && (!f.reason.size || f.reason.has(x.reason)) && (!f.age.size || f.age.has(ageOf(x.oldest))) && (!f.by.size || f.by.has(x.mine ? "me" : "rule")) && x.amt >= lo && x.amt <= hi);
  const amt = x => x.amt === undefined ? x.ask : x.amt, rk = f.sort === "risk" ? new Map(view.map(r => [r, risk(r)])) : null;
  const by = { risk: (a, b) => rk.get(b) - rk.get(a) || amt(b) - amt(a), amount: (a, b) => amt(b) - amt(a), late: (a, b) => (b.oldest ?? -1e9) - (a.oldest ?? -1e9), stage: (a, b) => STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage) || amt(b) - amt(a), name: (a, b) => coll.compare(a.name, b.name), deadline: (a, b) => (a.deadline || "9").localeCompare(b.deadline || "9"), until: (a, b) => (a.until || "9").localeCompare(b.until || "9") }[f.sort];
  view.sort((a, b) => by(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const ids = new Set(view.map(idOf)); for (const k of picked) if (!ids.has(k)) picked.delete(k);
  if (!keep && now && !ids.has(now)) now = null;
}
const idOf = x => x.id || x.key, at = () => view.findIndex(x => idOf(x) === now), cur = () => view[at()] || null;

/* totals */
function drawTotals() {
  const g = { approved: [], todo: [], mine: [] }; for (const r of rows) { const s = stateOf(r); g[s === "approved" ? "approved" : s === "held" ? "mine" : "todo"].push(r); }
  const o = r => r.opn, ha = x => x.amt, docs = held.reduce((n, x) => n + x.documents, 0);
  const plan = new Map(job.totals.map(x => [x.currency, cents(x.plan)])), got = new Map(); for (const [l, get] of [[rows, o], [held, ha]]) for (const x of l) got.set(x.currency, (got.get(x.currency) || 0) + get(x));
  const adds = [...plan].every(([c, v]) => got.get(c) === v), planText = [...plan].sort((a, b) => (b[0] === "EUR") - (a[0] === "EUR"));
  const val = pairs => { const p = pairs.length ? pairs : [[planText[0] ? planText[0][0] : "EUR", 0]]; return h("span.v", {}, money(p[0][1], p[0][0]), p.slice(1).map(([c, v]) => h("small", {}, " + " + money(v, c)))); };
  const cell = (cls, ic, label, count, pairs, go) => h(go ? "button.sum" : "div.sum." + cls, go ? { type: "button", onclick: go } : {}, h("span.k", {}, ic && icon(ic, "g-" + (cls === "mine" ? "held" : cls)), h("b", {}, label), count), val(pairs)), op = s => h("span.op", { "aria-hidden": "true" }, s);
  const to = (tb, k, v) => () => { switchTab(tb); for (const x of ["stage", "age", "flags", "state", "reason", "by"]) if (F[tb][x]) F[tb][x].clear(); F[tb].unseen = F[tb].noflag = false; for (const one of [].concat(v)) F[tb][k].add(one); refresh(); };
  $("totals").setAttribute("aria-label", t("sums_aria"));
  const main = planText[0] ? planText[0][0] : "EUR", w = (l, get) => Math.max(0, (sums(l, get).find(x => x[0] === main) || [0, 0])[1]);
  const bar = h("div.bar", { "aria-hidden": "true" }); for (const [c, v] of [["approved", w(g.approved, o)], ["todo", w(g.todo, o)], ["mine", w(g.mine, o)], ["ruled", w(held, ha)]]) { const i = h("i." + c); i.style.flexGrow = v || 0; bar.append(i); }
  $("totals").replaceChildren(h("div.sums", {}, cell("approved", "approved", t("s_approved"), t("letters", { n: g.approved.length }), sums(g.approved, o), to("send", "state", "approved")), op("+"), cell("todo", "todo", t("s_todo"), t("letters", { n: g.todo.length }), sums(g.todo, o), to("send", "state", ["todo", "void"])), op("+"), cell("mine", "held", t("s_mine"), t("letters", { n: g.mine.length }), sums(g.mine, o), to("held", "by", "me")), op("+"), cell("rule", "rule", t("s_rule"), t("docs", { n: docs }), sums(held, ha), to("held", "by", "rule")), op("="),
    h("div.sum.plan", {}, h("span.k", {}, h("b", {}, t("s_plan")), h("span.adds" + (adds ? "" : ".no"), { title: t(adds ? "adds" : "addsno") }, icon(adds ? "check" : "void"), h("span.sr", {}, t(adds ? "adds" : "addsno")))), val(planText))), bar);
  const n = rows.filter(r => seen.has(r.key)).length, pr = h("progress", { max: String(Math.max(1, rows.length)), value: String(n), "aria-label": t("looked_aria") }), parts = t("looked", { n, m: rows.length });
  $("progress").replaceChildren(pr, h("span", {}, parts));
  $("tabs").querySelectorAll("button").forEach(b => { b.querySelector(".n").textContent = num(b.id === "tab-send" ? g.approved.length + g.todo.length : g.mine.length + held.length); });
  return { g, adds, docs };
}

/* frame */
function drawFrame() {
  document.documentElement.lang = lang; document.querySelectorAll("[data-t]").forEach(e => { e.textContent = t(e.dataset.t); });
  $("title").textContent = job ? job.creditor : "relance"; $("subtitle").textContent = job ? t("subtitle", { date: day(job.date, !narrow()) }) : ""; document.title = job ? job.creditor + " · relance review" : "relance review";
  $("search").placeholder = t("search_ph"); $("langs").setAttribute("aria-label", t("lang")); $("list").setAttribute("aria-label", t(tab === "send" ? "t_send" : "t_held"));
  $("langs").replaceChildren(...["fr", "en"].map(l => h("button", { type: "button", lang: l, "aria-pressed": String(lang === l), "aria-label": l === "fr" ? "FR, français" : "EN, English", onclick: () => { lang = l; T = TEXT[l]; all(); $("langs").children[l === "fr" ? 0 : 1].focus(); } }, l.toUpperCase())));
  for (const [id, ic] of [["over", "grid"], ["theme", "sun"], ["help", "help"]]) { const l = t(id === "over" ? "o_back" : id); $(id).replaceChildren(icon(ic)); $(id).setAttribute("aria-label", l); $(id).title = l; }
  $("list").setAttribute("aria-multiselectable", String(tab === "send")); if (!$("tabs").children.length) $("tabs").append(...[["send", "t_send"], ["held", "t_held"]].map(([k, l]) => h("button", { type: "button", role: "tab", id: "tab-" + k, "aria-controls": "panel", onclick: () => { switchTab(k); refresh(); } }, h("span", {}, t(l)), h("span.n", {}))));
  for (const k of ["send", "held"]) { const b = $("tab-" + k); b.setAttribute("aria-selected", String(tab === k)); b.tabIndex = tab === k ? 0 : -1; b.firstChild.textContent = t("t_" + k); } $("panel").setAttribute("aria-labelledby", "tab-" + tab);
  const so = tab === "send" ? ["risk", "amount", "late", "stage", "deadline", "name"] : ["amount", "late", "until", "name"];
  $("sort").replaceChildren(...so.map(s => h("option", { value: s, selected: F[tab].sort === s }, t("sorts." + s)))); drawSaved();
}
function drawSaved() { const s = $("saved"); s.className = "saved" + (dead ? " off" : ""); s.replaceChildren(icon(dead ? "void" : "disk"), h("span", {}, t(dead ? "unsaved" : "saved", { file: job.review.file }) + (savedAt && !dead ? " · " + savedAt.slice(11, 16) : ""))); }
function switchTab(k) { if (tab === k) return; tab = k; picked.clear(); now = null; piece = null; document.body.dataset.tab = k; $("search").value = F[k].q; $("list").scrollTop = 0; drawFrame(); }
function active(f) { return f.stage.size + f.age.size + f.flags.size + f.state.size + (f.reason ? f.reason.size : 0) + (f.by ? f.by.size : 0) + (f.min !== "" || f.max !== "" ? 1 : 0) + (f.unseen ? 1 : 0) + (f.noflag ? 1 : 0); }
function clearF() { const f = F[tab]; for (const k of ["stage", "age", "flags", "state", "reason", "by"]) if (f[k]) f[k].clear(); f.min = f.max = f.q = ""; f.unseen = f.noflag = false; $("search").value = ""; refresh(); }
const labelOf = { stage: v => t("stage." + v), age: v => t("ages." + v), flags: v => flagText(v, { currency: "EUR" }), state: v => t("st_" + v), reason: v => v === "me" ? t("s_mine") : job.reasons[v][lang], by: v => t("by_" + v) };
function drawResult() {
  const f = F[tab], n = active(f); $("filter").textContent = n ? t("filter_n", { n }) : t("filter");
  const chips = []; const chip = (txt, off) => chips.push(h("button.chip", { type: "button", onclick: () => { off(); refresh(); } }, txt, icon("x")));
  for (const k of ["state", "stage", "age", "flags", "reason", "by"]) if (f[k]) for (const v of f[k]) chip(labelOf[k](v).replace(/^(.{34}).+$/, "$1…"), () => f[k].delete(v));
  if (f.min !== "" || f.max !== "") chip(t("f_amount") + " " + (f.min || "0") + "–" + (f.max || "…"), () => { f.min = f.max = ""; }); if (f.unseen) chip(t("f_unseen"), () => { f.unseen = false; }); if (f.noflag) chip(t("f_noflag"), () => { f.noflag = false; });
  $("chips").replaceChildren(...chips);
  const sel = view.filter(x => picked.has(idOf(x))), box = h("button.check", { type: "button", role: "checkbox", "aria-checked": String(!!view.length && sel.length === view.length), "aria-label": t(sel.length ? "sel_none" : "sel_all"), onclick: () => { if (picked.size) picked.clear(); else view.forEach(x => picked.add(idOf(x))); drawResult(); drawRows(true); drawActs(); } }, h("span.box", {}, icon("check")));
  const tot = tab === "send" ? rows.length - mine().length : mine().length + held.length, get = x => x.amt === undefined ? askedOf(x) : x.amt, of = l => sumText(l, get), verb = " " + t(tab === "send" ? "ask_verb" : "open_verb");
  $("result").className = "result" + (sel.length ? " sel" : ""); const dis = !!dead;
  if (sel.length) $("result").replaceChildren(box, h("span.what", {}, h("b", {}, t("selected", { n: sel.length })), verb, h("br"), of(sel)), tab === "send" ? h("button.btn.primary", { type: "button", disabled: dis, onclick: () => askApprove(sel) }, t("b_approve")) : null, tab === "send" ? h("button.btn", { type: "button", disabled: dis, onclick: () => askHold(sel) }, t("b_hold")) : null);
  else $("result").replaceChildren(...(view.length && tab === "send" ? [box] : []), h("span.what", {}, h("b", {}, view.length === tot ? t(tab === "send" ? "letters" : "docs", { n: tab === "send" ? tot : view.reduce((a, x) => a + x.documents, 0) }) : t("shown", { n: view.length, m: tot })), verb, h("br"), of(view)), tab === "send" && view.length ? h("button.btn", { type: "button", disabled: dis, title: "⇧ A", onclick: () => askApprove(view) }, t("approve_all")) : "");
  const empty = !view.length; $("nothing").hidden = !empty; $("list").hidden = empty;
  if (empty) { const filt = n || f.q; $("nothing").replaceChildren(h("h2", {}, t(filt ? "n_none" : tab === "send" ? "n_empty" : "n_held")), h("p", {}, t(filt ? "n_none_p" : tab === "send" ? "n_empty_p" : "n_held_p")), filt ? h("button.btn", { type: "button", onclick: clearF }, t("n_clear")) : ""); }
}

/* rows, drawn on demand */
let pool = new Map(), rowH = 58, queued = false;
function measure() { rowH = parseInt(getComputedStyle(document.documentElement).getPropertyValue("--row"), 10) || 58; }
function drawRows(fresh) {
  const box = $("list"), host = $("rows"); if (box.hidden) { host.replaceChildren(); pool.clear(); return; }
  if (fresh) { pool.clear(); host.replaceChildren(); host.style.height = view.length * rowH + "px"; }
  const a = Math.max(0, Math.floor(box.scrollTop / rowH) - 6), b = Math.min(view.length, Math.ceil((box.scrollTop + box.clientHeight) / rowH) + 6), c = at(), want = new Set(); for (let i = a; i < b; i++) want.add(i); if (c >= 0) want.add(c);
  for (const [i, e] of pool) if (!want.has(i)) { e.remove(); pool.delete(i); }
  const add = document.createDocumentFragment(); for (const i of want) if (!pool.has(i)) { const e = row(view[i], i); pool.set(i, e); add.append(e); } host.append(add);
  if (c >= 0) box.setAttribute("aria-activedescendant", "r" + c); else box.removeAttribute("aria-activedescendant");
}
const sep = () => h("span.sr", {}, ", ");
function row(x, i) {
  const st = x.mine ? "held" : x.id ? "rule" : stateOf(x), r = x.mine ? x.r : x, uns = !x.id && !seen.has(x.key), amt = money(x.amt === undefined ? askedOf(x) : x.amt, x.currency);
  const fl = x.id ? [] : x.flags.filter(f => !(f === "first-notice" && stageOf(x) !== x.stage)).sort((p, q) => WARN.concat(INFO).indexOf(p) - WARN.concat(INFO).indexOf(q)), reason = x.id ? (x.mine ? t("st_held") : job.reasons[x.reason][lang]) : "";
  const e = h("div.row" + (idOf(x) === now ? ".now" : "") + (uns ? ".unseen" : "") + "." + st, { role: "option", id: "r" + i, "aria-selected": String(picked.has(idOf(x))), "aria-posinset": String(i + 1), "aria-setsize": String(view.length) },
    h("span.pick", {}, h("span.box", {}, icon("check"))), h("span.glyph", { title: t("st_" + st) }, icon(st, "g-" + st)), h("span.lines", {}, h("span.l1", {}, h("span.name", {}, x.name), sep(), h("span.amt", {}, amt), sep()), h("span.l2", {},
    x.id ? h("span.sub", {}, h("span.txt", {}, x.until ? t("until_short", { d: day(x.until).replace(/\u00a0\d{4}$/, "") }) + " · " : "", reason)) : h("span.sub", {}, h("span.stage", {}, steps(stageOf(x)), t("stage." + stageOf(x))), fl.slice(0, 1).map(f => h("span.flag" + (WARN.includes(f) ? ".warn" : ""), {}, flagText(f, x, true))), fl.length > 1 ? h("span.plus", {}, "+" + (fl.length - 1)) : null),
    sep(), h("span.late", {}, x.id && x.documents > 1 ? t("docs", { n: x.documents }) : lateText(x.oldest)), h("span.sr", {}, x.id ? "" : t("row", { flags: fl.length ? fl.map(f => flagText(f, x)).join(", ") + "." : "", state: t("st_" + st) + (uns ? ", " + t("unseen") : "") })))));
  e.style.transform = "translateY(" + i * rowH + "px)"; return e;
}
function reveal() { const i = at(), b = $("list"); if (i < 0) return; const y = i * rowH; if (y < b.scrollTop + rowH) b.scrollTop = Math.max(0, y - rowH); else if (y + rowH * 2 > b.scrollTop + b.clientHeight) b.scrollTop = y + rowH * 2 - b.clientHeight; }
$("list").addEventListener("scroll", () => { if (!queued) { queued = true; requestAnimationFrame(() => { queued = false; drawRows(); }); } }, { passive: true });
$("rows").addEventListener("click", ev => { const e = ev.target.closest(".row"); if (!e) return; const i = Number(e.id.slice(1));
  if (ev.shiftKey) { range(i); return; } if (ev.target.closest(".pick") || ev.ctrlKey || ev.metaKey) { toggle(i); return; } anchor = i; go(i, true); });
function toggle(i) { if (tab !== "send") return; const k = idOf(view[i]); if (picked.has(k)) picked.delete(k); else picked.add(k); anchor = i; drawResult(); drawRows(true); drawActs(); }
function range(i) { if (tab !== "send") { go(i); return; } const s = anchor ?? Math.max(0, at()); for (let j = Math.min(s, i); j <= Math.max(s, i); j++) picked.add(idOf(view[j])); now = idOf(view[i]); drawResult(); drawRows(true); load(); }
function firstOpen() { const i = view.findIndex(x => !x.id && stateOf(x) !== "approved"); return Math.max(0, i); }
function go(i, open) { if (!view.length) return; i = Math.max(0, Math.min(view.length - 1, i)); now = idOf(view[i]); pageNo = 1; allInv = false; reveal(); drawRows(true); load(); if (open && narrow()) showDetail(); say(t("said_now", { name: view[i].name, i: i + 1, n: view.length })); }
const narrow = () => matchMedia("(max-width: 760px)").matches;
function showDetail() { document.body.dataset.view = "detail"; $("right").focus({ preventScroll: true }); }
function showList() { document.body.dataset.view = "list"; measure(); drawRows(true); $("list").focus({ preventScroll: true }); }

/* detail */
let dwell;
async function load() {
  const x = cur(), my = ++token; clearTimeout(dwell); if (!x) { piece = null; drawRight(); return; }
  try { const p = await server.piece(x.mine ? x.r : x); if (my !== token) return; piece = p; drawRight(); const nx = view[at() + 1]; if (nx && !nx.id) new Image().src = server.pageUrl(nx, 1); }
  catch (e) { fail(e); return; }
  if (!x.id && !seen.has(x.key)) dwell = setTimeout(() => { look(x); }, 800);
}
function look(x) { if (seen.has(x.key)) return; seen.add(x.key); server.seen([x.key]).catch(fail); drawTotals(); const i = view.indexOf(x), e = pool.get(i); if (e) e.classList.remove("unseen"); }
function drawRight() {
  const x = cur(), host = $("right"), keep = host.querySelector(".scroll"), top = keep && keep.dataset.key === (x && idOf(x)) ? keep.scrollTop : 0; host.className = "right" + (zoom ? " zoom" : "");
  if (!x) { drawOverview(); return; } if (!piece) return;
  const isHeld = !!x.id && !x.mine, r = x.mine ? x.r : x, scroll = h("div.scroll", { "data-key": idOf(x) });
  host.replaceChildren(scroll, h("div.acts", { id: "acts" }));
  if (isHeld) scroll.append(...ruleView(x)); else scroll.append(...letterView(r, x)); drawActs(); scroll.scrollTop = top; if (!isHeld) drawPage(r);
}
function headLine(x) { const i = at(); return h("div.line", {}, h("button.btn.back", { type: "button", onclick: showList }, icon("left"), t("b_back")), h("h2", { id: "who" }, x.name), h("span.meta", {}, [x.code, x.kind && t("kind." + x.kind), x.city].filter(Boolean).join(" · ")),
  h("span.pos", {}, h("span", {}, t("pos", { i: i + 1, n: view.length })), h("button.icon", { type: "button", "aria-label": t("prev"), title: t("prev"), disabled: i <= 0, onclick: () => go(i - 1) }, icon("up")), h("button.icon", { type: "button", "aria-label": t("next"), title: t("next"), disabled: i >= view.length - 1, onclick: () => go(i + 1) }, icon("down")))); }
function strips(r, x) { const d = own(r), st = stateOf(r), out = [], undo = (id, label) => h("button.btn", { type: "button", disabled: !!dead, onclick: () => takeBack([id]) }, label || t("b_undo"));
  if (st === "void") out.push(h("div.strip.void", { role: "status" }, icon("void"), h("p", {}, d.approve ? t("d_void", { at: clock(d.approve.at) }) : t("d_void_change"))));
  if (st === "todo" && approvals(r).length) out.push(h("div.strip.edit", { role: "status" }, icon("approved"), h("p", {}, t("d_half", { by: approvals(r).map(a => a.by).join(", ") })), names(r).has(fold(job.review.me)) ? undo(approvals(r).find(a => fold(a.by) === fold(job.review.me)).id) : null));
  if (st === "approved") out.push(h("div.strip.approved", {}, icon("approved"), h("p", {}, t("d_approved", { by: d.approve.by, at: clock(d.approve.at) })), undo(d.approve.id)));
  if (st === "held") out.push(h("div.strip.held", {}, icon("held"), h("p", {}, t(d.hold.until ? "d_held" : "d_held_no", { by: d.hold.by, until: day(d.hold.until) }), d.hold.note ? " " + d.hold.note : ""), undo(d.hold.id, t("b_release"))));
  if (d.stage) out.push(h("div.strip.edit", {}, icon("down"), h("p", {}, t("d_stage", { from: t("stage." + r.stage), to: t("stage." + d.stage.stage) })), undo(d.stage.id)));
  if (d.contact) out.push(h("div.strip.edit", {}, icon("check"), h("p", {}, t("d_contact", { x: [d.contact.contact, d.contact.email].filter(Boolean).join(", ") })), undo(d.contact.id)));
  if (d.note) out.push(h("div.strip.edit", {}, icon("check"), h("p", {}, t("d_note", { x: d.note.paragraph })), undo(d.note.id))); return out; }
function letterView(r, x) {
  const p = piece, st = stageOf(r), low = st !== r.stage, c = r.currency, conf = p.claims.filter(k => k.copy && k.copy.verdict === "confirmed").length, withc = p.claims.filter(k => k.copy).length, pen = cents(p.totals.penalties), ind = cents(p.totals.indemnities), old = p.claims.reduce((m, k) => k.due < m ? k.due : m, "9999");
  const why = low ? t("why_lower", { stage: t("stage." + r.stage) }) : p.why.code === "first" ? t("why_first", { due: day(p.why.due) }) : t(p.why.known ? "why_after" : "why_guess", { stage: lang === "fr" ? t("stage." + p.why.stage) : t("stage." + p.why.stage).toLowerCase(), date: day(p.why.date), deadline: day(p.why.deadline) });
  const fl = r.flags.filter(f => !(low && f === "first-notice")).sort((a, b) => WARN.concat(INFO).indexOf(a) - WARN.concat(INFO).indexOf(b));
  const head = h("header.head", {}, headLine(r), h("dl.five", {},
    h("div", {}, h("dt", {}, t("asked")), h("dd.v", {}, money(askedOf(r), c)), h("dd.s", {}, !low && pen + ind > 0 ? t("asked_parts", { open: amount(p.totals.open, c), pen: money(pen, c), ind: money(ind, c) }) : t("asked_plain"))),
    h("div", {}, h("dt", {}, t("sorts.late")), h("dd.v", {}, lateText(r.oldest)), h("dd.s", {}, t("oldest", { n: t("invs", { n: p.claims.length }), d: day(old) }))),
    h("div.st", {}, h("dt", {}, t("f_stage")), h("dd.v", {}, steps(st), t("stage." + st)), h("dd.s", {}, low ? t("instead", { x: lang === "fr" ? t("stage." + r.stage) : t("stage." + r.stage).toLowerCase() }) : p.history.length ? p.history.map(e => day(e.date).replace(/\u00a0\d{4}$/, "")).join(" → ") + " → " + t("now_this") : t("hist_none"))),
    h("div", {}, h("dt", {}, t("pay_by")), h("dd.v", {}, day(r.deadline)), h("dd.s", {}, t(p.post.registered && !low ? "registered" : "plainmail") + ", " + t("sheets", { n: p.post.sheets }))),
    h("div.copies", {}, h("dt", {}, t("copies")), h("dd.v", {}, withc ? conf + "\u00a0/\u00a0" + p.claims.length : "–"), h("dd.s", {}, withc ? t(conf === p.claims.length ? "copies_ok" : "copies_no", { n: conf, m: p.claims.length }).replace(/^\S+ \S+ \S+ /, "") : t("copies_none")))),
    h("div.why", {}, h("p", {}, why), fl.map(f => h("span.flag" + (WARN.includes(f) ? ".warn" : ""), {}, flagText(f, r)))));
  return [head, ...strips(r, x), h("div.body", {}, h("div.sheet", { id: "sheet" }), facts(r, p, c, low))];
}
function sec(title, side, ...kids) { return h("section", {}, h("h3", {}, title, side ? h("span", {}, side) : null), kids); }
function histList(p, nowStage) { const items = p.history.map(e => h("li", {}, h("span.d", {}, day(e.date)), h("b", {}, t("stage." + e.stage)), h("br"), t(e.deadline_known ? "o_dead" : "o_guess", { d: day(e.deadline) }), e.report === "delivered" || e.outcome ? h("br") : null, [e.report === "delivered" ? t("o_deliv") : "", !e.outcome ? "" : e.outcome.code === "nothing-paid" ? t("o_none") : t("o_paid", { a: amount(e.outcome.amount, p.currency || "EUR") })].filter(Boolean).join(", ")));
  if (nowStage) items.push(h("li.now", {}, h("span.d", {}, day(job.date)), h("b", {}, t("stage." + nowStage)), " · " + t("now_this"))); const nx = p.next; if (nx || !nowStage || !p.lowered) items.push(h("li.next", {}, nx ? t("then", { stage: t("stage." + nx.stage), d: day(nx.on) }) : t("then_none"))); return h("ol.hist", {}, items); }
function facts(r, p, c, low) {
  const ch = k => { const v = k.copy ? k.copy.verdict : "none", ok = v === "confirmed"; return h("span.mark" + (ok ? ".ok" : ".bad"), { title: t("v_" + v) }, icon(ok ? "check" : "void"), h("span.sr", {}, t("v_" + v))); }, max = allInv ? 999 : 8;
  const inv = h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("number")), h("th", { scope: "col" }, t("due")), h("th.num", { scope: "col" }, t("left")), h("th.num", { scope: "col" }, t("copy")))), h("tbody", {},
    p.claims.slice(0, max).map(k => h("tr", {}, h("td", {}, k.number, k.apart ? h("div.soft", {}, t("apart")) : null), h("td", {}, day(k.due).replace(/\u00a0\d{4}$/, ""), h("span.soft", {}, " · " + lateText(k.late))), h("td.num", {}, amount(k.residual, c)), h("td.num", {}, ch(k)))),
    p.credits.map(k => h("tr", {}, h("td", {}, k.number), h("td.soft", {}, t("credit_line")), h("td.num", {}, k.amount ? amount(k.amount, c) : ""), h("td", {}))), h("tr.sumrow", {}, h("td", { colSpan: 2 }, t("sum_left")), h("td.num", {}, amount(p.totals.open, c)), h("td", {}))));
  const from = v => STAGES.includes(v) ? t("stage." + v) : amount(v, c), d = own(r);
  return h("div.facts", {},
    p.changed.length ? (s => { s.className = "hot"; return s; })(sec(t("changed", { d: day(job.review.last.at) }), null, h("ul.small", {}, p.changed.map(k => h("li", {}, t("c_" + k.what, { number: k.number, from: k.from && from(k.from), to: k.to && from(k.to), amount: k.amount && amount(k.amount, c) })))))) : null,
    sec(t("history"), null, p.history.length ? null : h("p.small.soft", {}, t("hist_none")), histList(p, stageOf(r))),
    sec(t("invoices"), num(p.claims.length), inv, p.claims.length > max ? h("button.ghost.more", { type: "button", onclick: () => { allInv = true; drawRight(); } }, t("showall", { n: p.claims.length })) : null, p.disputed.length ? h("p.small.soft", {}, t("disputed_out", { x: p.disputed.join(", ") })) : null),
    sec(t("address"), null, h("address", {}, p.debtor.address.map(a => h("div", {}, a))), h("p.small", {}, h("span.mark.ok", {}, icon("check"), ""), " ", t("window_ok")), p.debtor.rules.length ? h("p.small.soft", {}, t("addr_changed", { x: p.debtor.rules.map(k => t("rules." + k)).join(", ") })) : null),
    sec(t("contact"), null, h("dl.kv", {}, h("dt", {}, t("e_contact")), h("dd", {}, (d.contact && d.contact.contact) || p.debtor.contact || t("none")), h("dt", {}, t("email")), h("dd", {}, (d.contact && d.contact.email) || p.debtor.email || t("none")), h("dt", {}, t("mailing")), h("dd", {}, t(p.post.registered && !low ? "registered" : "plainmail") + ", " + p.post.envelope), h("dt", {}, t("ref")), h("dd", {}, p.reference))));
}
function pageLabel(g) { return g.kind === "letter" ? t("p_letter", { n: g.n, of: g.of }) : g.kind === "copy" ? t("p_copy", { inv: g.invoice, n: g.n, of: g.of }) : t("p_blank"); }
async function drawPage(r) {
  const host = $("sheet"), p = piece; if (!host || !p.pages) return; const n = p.pages.length, g = p.pages[pageNo - 1], st = stageOf(r), low = st !== r.stage, my = token, no = pageNo, of = r.of;
  const tool = (ic, label, on, pressed, dis) => h("button.icon", { type: "button", "aria-label": label, title: label, "aria-pressed": pressed === undefined ? null : String(pressed), disabled: dis, onclick: on }, icon(ic));
  const paper = h("div.paper", {}, h("div.msg", {}, t("p_load")));
  const fk = document.activeElement && host.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  host.replaceChildren(h("div.pagebar", {}, tool("left", t("p_prev"), () => turn(-1), undefined, pageNo <= 1), tool("right", t("p_next"), () => turn(1), undefined, pageNo >= n), h("span.at", {}, t("p_at", { i: pageNo, n })),
    h("select", { "aria-label": t("p_go"), onchange: e => { pageNo = Number(e.target.value); drawPage(r); } }, p.pages.map((q, i) => q.kind === "blank" && i + 1 !== pageNo ? null : h("option", { value: String(i + 1), selected: i + 1 === pageNo }, pageLabel(q)))), h("span.gap"),
    tool("win", t("p_win"), () => { showWin = !showWin; drawPage(r); }, showWin), tool("zoom", t("p_zoom"), toggleZoom, zoom), h("a.icon", { href: server.pdfUrl(r), target: "_blank", rel: "noopener", "aria-label": t("p_pdf"), title: t("p_pdf") }, icon("pdf"))), paper);
  if (fk) { const b = [...host.querySelectorAll("[aria-label]")].find(e => e.getAttribute("aria-label") === fk); if (b) b.focus(); }
  if (g && g.kind === "blank") { paper.replaceChildren(h("div.msg", {}, t("p_blank_msg"))); return; }
  try { const im = await server.picture(server.pageUrl(r, no)); if (my !== token || no !== pageNo) return;
    im.alt = t("p_alt", { i: no, name: r.name }) + ". " + pageLabel(g); paper.replaceChildren(im);
    const w = no === 1 && showWin && p.post.window && p.post.window.shows; if (w) { const o = h("div.win", { "aria-hidden": "true" }, h("span", {}, t("p_window"))); o.style.left = w[0] / 2.1 + "%"; o.style.top = w[1] / 2.97 + "%"; o.style.width = (w[2] - w[0]) / 2.1 + "%"; o.style.height = (w[3] - w[1]) / 2.97 + "%"; paper.append(o); } }
  catch (e) { const fresh = byKey.get(r.key); if (my !== token || no !== pageNo || !fresh || fresh.of !== of) return; if (e.kind !== "page") { fail(e); return; } paper.className = "paper failed"; paper.replaceChildren(h("div.msg", { role: "status" }, h("strong", {}, t("p_fail")), h("span", {}, e.reason[lang]), h("span", {}, t("p_fail_2")), h("span", {}, h("a", { href: server.pdfUrl(r), target: "_blank", rel: "noopener" }, t("p_pdf"))), h("span", {}, h("button.btn", { type: "button", onclick: () => drawPage(r) }, t("p_retry"))))); }
}
function turn(d) { if (!piece || !piece.pages) return; let n = pageNo + d; while (n > 0 && n <= piece.pages.length && piece.pages[n - 1].kind === "blank") n += d; if (n < 1 || n > piece.pages.length) return; pageNo = n; const x = cur(); drawPage(x.mine ? x.r : x); say(pageLabel(piece.pages[n - 1])); }
function scrollBy(d) { const s = document.querySelector(".right .scroll"); if (s) s.scrollBy({ top: d * s.clientHeight * .8, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }); }
function toOverview() { now = null; zoom = false; drawRows(true); load(); if (narrow()) showDetail(); }
let zoomFrom = 0;
function toggleZoom() { const before = document.querySelector(".right .scroll"); if (!zoom && before) zoomFrom = before.scrollTop; zoom = !zoom; drawRight(); if (!zoom) { const s = document.querySelector(".right .scroll"); if (s) s.scrollTop = zoomFrom; } if (zoom) { const s = $("sheet"); if (s) s.scrollIntoView({ block: "start" }); } }
function ruleView(x) {
  const p = piece, re = job.reasons[x.reason];
  return [h("div.heldview", {}, h("header.head", {}, headLine(x), h("dl.five", {}, h("div", {}, h("dt", {}, t("sum_left")), h("dd.v", {}, money(x.amt, x.currency))), h("div", {}, h("dt", {}, t("sorts.late")), h("dd.v", {}, lateText(x.oldest))), h("div", {}, h("dt", {}, t("f_by")), h("dd.v", {}, t("by_rule")), h("dd.s", {}, h("code", {}, x.reason))))),
    h("dl.ends", {}, h("dt", {}, t("r_why")), h("dd", {}, re[lang] + "."), h("dt", {}, t("r_ends")), h("dd", {}, re.ends[lang]), x.until ? [h("dt", {}, t("r_until")), h("dd", {}, day(x.until, true))] : null, p.letter ? [h("dt", {}, t("t_send")), h("dd", {}, t("r_letter") + " ", h("button.link", { type: "button", onclick: () => { switchTab("send"); clearF(); now = x.key; refresh(); reveal(); load(); } }, t("r_see")))] : null),
    h("div.facts", {}, sec(t("r_docs"), num(p.documents.length), h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("number")), h("th", { scope: "col" }, t("due")), h("th.num", { scope: "col" }, t("left")), h("th", { scope: "col" }, t("r_origin")))), h("tbody", {}, p.documents.map(d => h("tr", {}, h("td", {}, d.number), h("td", {}, d.due ? day(d.due) : t("nodue")), h("td.num", {}, amount(d.residual, x.currency)), h("td.soft", {}, d.origin)))))), sec(t("history"), null, p.history.length ? null : h("p.small.soft", {}, t("hist_none")), histList(p))))];
}
function drawActs() {
  const host = $("acts"), x = cur(); if (!host || !x) return; const many = view.filter(v => picked.has(idOf(v)) && !v.id), dis = !!dead, b = (cls, label, k, on, off) => h("button.btn" + cls, { type: "button", disabled: dis || off, onclick: on }, label, kbd(k));
  if (x.id && !x.mine) { host.replaceChildren(h("span.soft", {}, t("r_nothing"))); return; }
  const r = x.mine ? x.r : x, st = stateOf(r);
  if (x.mine) { host.replaceChildren(b(".primary", t("b_release"), "u", () => takeBack([own(r).hold.id])), b("", t("b_hold"), "h", () => askHold([r])), h("span.nothingdone", {}, t(own(r).hold.until ? "idle_held" : "idle_held2", { d: day(own(r).hold.until) }))); return; }
  host.replaceChildren(st === "approved" && !many.length ? b(".primary", t("b_undo"), "u", () => takeBack([own(r).approve.id])) : b(".primary", many.length ? t("b_approve_n", { n: many.length }) : t(st === "void" ? "b_again" : "b_approve"), "a", doApprove), b("", t("b_hold"), "h", doHold), b("", t("b_stage"), "s", () => askStage(r), stageOf(r) === "reminder-1" && !own(r).stage), b("", t("b_edit"), "e", () => askEdit(r)),
    h("span.nothingdone", {}, t(st === "approved" ? "idle_ok" : job.review.required ? "idle_req" : "idle_free")));
}

/* overview */
function drawOverview() {
  const host = $("right"), { g, adds } = drawTotals(), cells = AGES.filter(a => rows.some(r => ageOf(r.oldest) === a) || held.some(x => ageOf(x.oldest) === a)), todo = g.todo, safe = todo.filter(r => !isFlagged(r));
  const body = h("div.over", {}), main = job.totals[0] ? job.totals.slice().sort((a, b) => (b.currency === "EUR") - (a.currency === "EUR"))[0].currency : "EUR";
  if (rows.length && !todo.length) body.append(h("div.done", { role: "status" }, h("h2", {}, t("o_done")), h("p", {}, t("o_done_p", { a: g.approved.length, h: g.mine.length })), h("div.cmd", {}, h("code", {}, job.command), h("a.btn.primary", { href: "/make?lang=" + lang + "&theme=" + document.documentElement.dataset.theme }, t("o_make")), h("button.btn", { type: "button", onclick: e => { const b = e.currentTarget; navigator.clipboard ? navigator.clipboard.writeText(job.command).then(() => { b.textContent = t("copied"); }, () => 0) : 0; } }, t("copy_cmd")))));
  body.append(h("h2", {}, t("o_title")), h("p.lead", {}, t(job.review.required ? "o_lead" : "o_lead_free", { file: job.review.file }), " ", h("a", { href: "/make?lang=" + lang + "&theme=" + document.documentElement.dataset.theme }, t("o_last"))));
  if (todo.length) body.append(h("div.go", {}, h("button.btn.primary", { type: "button", onclick: () => { switchTab("send"); F.send.sort = "risk"; clearF(); drawFrame(); refresh(); go(firstOpen(), true); if (!narrow()) $("list").focus(); } }, t("o_start"), kbd("j")), safe.length ? h("button.btn", { type: "button", disabled: !!dead, onclick: () => askApprove(safe) }, t("o_bulk"), h("span.soft", {}, num(safe.length))) : null));
  const line = (label, list, get, cls, pick) => { const per = cells.map(a => { const l = list.filter(x => ageOf(x.oldest) === a && x.currency === main); return { a, n: l.length, v: l.reduce((s, x) => s + get(x), 0) }; }); return { label, per, cls, pick, n: list.filter(x => x.currency === main).length, v: per.reduce((s, c) => s + c.v, 0) }; };
  const send = rows.filter(r => stateOf(r) !== "held"), lines = STAGES.map(s => line(t("stage." + s), send.filter(r => stageOf(r) === s), r => r.opn, "", a => { switchTab("send"); clearF(); F.send.stage.add(s); if (a) F.send.age.add(a); refresh(); })).concat([line(t("s_mine"), g.mine, r => r.opn, "mine", a => { switchTab("held"); clearF(); F.held.by.add("me"); if (a) F.held.age.add(a); refresh(); }), line(t("s_rule"), held, x => x.amt, "ruled", a => { switchTab("held"); clearF(); F.held.by.add("rule"); if (a) F.held.age.add(a); refresh(); })]);
  const max = Math.max(1, ...lines.flatMap(l => l.per.map(c => c.v))), cell = (l, c) => { if (!c.n) return h("td", {}, h("span.soft", {}, "–")); const m = h("i"); m.style.width = Math.max(0, c.v / max * 100) + "%"; return h("td", {}, h("button.cell", { type: "button", onclick: () => l.pick(c.a) }, money(c.v, main), h("small", {}, num(c.n)), h("span.meter", { "aria-hidden": "true" }, m))); };
  if (rows.length || held.length) { const tots = cells.map((a, i) => lines.reduce((s, l) => s + l.per[i].v, 0));
    body.append(h("h3", {}, t("o_chart"), h("span", {}, main), h("span.adds" + (adds ? "" : ".no"), {}, icon(adds ? "check" : "void"), t(adds ? "adds" : "addsno"))), h("div.chart", {}, h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("f_stage")), cells.map(a => h("th", { scope: "col" }, t("ages." + a))), h("th", { scope: "col" }, t("total")))), h("tbody", {}, lines.map(l => h("tr" + (l.cls ? "." + l.cls : ""), {}, h("th", { scope: "row" }, l.label), l.per.map(c => cell(l, c)), h("td", {}, h("span", {}, money(l.v, main))))), h("tr.total", {}, h("th", { scope: "row" }, t("s_plan")), tots.map(v => h("td", {}, h("span", {}, money(v, main)))), h("td", {}, h("span", {}, money(tots.reduce((a, b) => a + b, 0), main)))))))); }
  const fl = WARN.concat(INFO).map(f => ({ f, l: todo.filter(r => r.flags.includes(f)) })).filter(x => x.l.length);
  if (fl.length) body.append(h("h3", {}, t("o_look"), h("span", {}, t("o_look_s"))), h("div.look", {}, fl.map(x => h("button", { type: "button", onclick: () => { switchTab("send"); clearF(); F.send.flags.add(x.f); F.send.state.add("todo"); F.send.state.add("void"); refresh(); go(0, true); } }, h("span.flag" + (WARN.includes(x.f) ? ".warn" : ""), {}, flagText(x.f, { currency: main })), h("span.n", {}, num(x.l.length)), h("span.a", {}, money(x.l.filter(r => r.currency === main).reduce((s, r) => s + r.opn, 0), main))))));
  host.replaceChildren(h("div.scroll", { "data-key": "over" }, body)); if (narrow()) body.prepend(h("button.btn.back", { type: "button", onclick: showList }, icon("left"), t("b_back")));
}

/* whole */
function refresh() { refilter(); drawTotals(); drawResult(); drawRows(true); if (!cur()) { piece = null; drawOverview(); } else if (piece && (piece.id || piece.key) === (cur().mine ? cur().key : idOf(cur()))) drawRight(); else load(); }
function all() { drawFrame(); refresh(); drawAlerts(); if (!$("filters").hidden) drawFilters(); hideToast(); }

/* filters panel */
function drawFilters() {
  const f = F[tab], set = (k, v, n) => h("label.opt", {}, h("input", { type: "checkbox", checked: f[k].has(v), onchange: e => { if (e.target.checked) f[k].add(v); else f[k].delete(v); refresh(); } }), h("span", {}, labelOf[k](v)), h("span.n", {}, num(n))), group = (label, cls, ...o) => h("fieldset" + cls, {}, h("legend", {}, label), o);
  const range = group(t("f_amount"), "", h("div.range", {}, ["min", "max"].map(k => h("input", { type: "number", min: "0", step: "any", inputMode: "decimal", value: f[k], placeholder: t(k), "aria-label": t("f_amount") + " " + t(k), oninput: e => { f[k] = e.target.value; refresh(); } }))));
  const L = tab === "send" ? rows.filter(r => stateOf(r) !== "held") : heldRows(), ageG = group(t("f_age"), "", AGES.map(a => [a, L.filter(x => ageOf(x.oldest) === a).length]).filter(x => x[1] || f.age.has(x[0])).map(([a, n]) => set("age", a, n)));
  const foot = h("div.foot.wide", {}, h("button.btn", { type: "button", onclick: () => { clearF(); drawFilters(); } }, t("clear")), h("button.btn.primary", { type: "button", onclick: closeFilters }, t("close")));
  const box = $("filters"); box.setAttribute("aria-label", t("filter"));
  if (tab === "send") box.replaceChildren(group(t("f_stage"), "", STAGES.map(s => set("stage", s, L.filter(r => stageOf(r) === s).length))), ageG, group(t("f_state"), "", ["todo", "approved", "void"].map(s => set("state", s, L.filter(r => stateOf(r) === s).length)), h("label.opt", {}, h("input", { type: "checkbox", checked: f.unseen, onchange: e => { f.unseen = e.target.checked; refresh(); } }), t("f_unseen"), h("span.n", {}, num(L.filter(r => !seen.has(r.key)).length)))), range, group(t("f_flags"), ".wide", WARN.concat(INFO).map(x => [x, L.filter(r => r.flags.includes(x)).length]).filter(x => x[1]).map(([x, n]) => set("flags", x, n)), h("label.opt", {}, h("input", { type: "checkbox", checked: f.noflag, onchange: e => { f.noflag = e.target.checked; refresh(); } }), t("f_noflag"), h("span.n", {}, num(L.filter(r => !isFlagged(r)).length)))), foot);
  else box.replaceChildren(group(t("f_by"), "", ["me", "rule"].map(s => set("by", s, L.filter(x => (x.mine ? "me" : "rule") === s).length))), ageG, range, group(t("f_reason"), ".wide", [...new Set(held.map(x => x.reason))].sort().map(s => set("reason", s, held.filter(x => x.reason === s).length))), foot);
}
function openFilters() { drawFilters(); $("filters").hidden = false; $("filter").setAttribute("aria-expanded", "true"); const i = $("filters").querySelector("input"); if (i) i.focus(); }
function closeFilters() { $("filters").hidden = true; $("filter").setAttribute("aria-expanded", "false"); $("filter").focus(); }
document.addEventListener("mousedown", e => { if (!$("filters").hidden && !e.target.closest("#filters, #filter")) { $("filters").hidden = true; $("filter").setAttribute("aria-expanded", "false"); } });

/* dialogs */
function ask(title, kids, okLabel, onok, cls) {
  const d = $("dialog"), ok = h("button.btn.primary", { type: "submit" }, okLabel), back = document.activeElement; d.className = cls || "";
  const form = h("form", { noValidate: true, onsubmit: e => { e.preventDefault(); if (onok && onok() === false) return; d.close(); } }, h("h2", { id: "dialog-title" }, title), h("div.in", {}, kids), h("div.foot", {}, onok ? h("button.btn", { type: "button", onclick: () => d.close() }, t("cancel")) : null, ok));
  d.replaceChildren(form); d.onclose = () => { if (back && back.isConnected && back !== document.body) back.focus({ preventScroll: true }); else $("list").focus({ preventScroll: true }); }; d.showModal();
  form.addEventListener("keydown", e => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey || e.target.tagName !== "TEXTAREA") && e.target.tagName !== "BUTTON") { e.preventDefault(); form.requestSubmit(); } });
  const first = form.querySelector("[data-first]") || ok; first.focus(); if (first.select && first.type !== "date") first.select(); return { form, ok };
}
function askApprove(list) {
  const open = list.filter(r => !r.id && stateOf(r) !== "approved"), already = list.length - open.length, safe = open.filter(r => !isFlagged(r)), risky = open.length - safe.length;
  if (!open.length) { toast(t("a_none")); return; } let only = risky > 0 && safe.length > 0, ui; const chosen = () => only ? safe : open;
  const note = h("p"), uns = h("p.soft");
  const upd = () => { const c = chosen(), u = c.filter(r => !seen.has(r.key)).length; ui && (ui.form.querySelector("h2").textContent = t("a_title", { n: c.length, sum: sumText(c, askedOf) }), ui.ok.textContent = t("a_do", { n: c.length })); uns.textContent = u ? t("a_unseen", { n: u }) : t("a_allseen"); };
  const per = WARN.map(f => [f, open.filter(r => r.flags.includes(f)).length]).filter(x => x[1]).map(([f, n]) => t("pair", { x: flagText(f, open[0]), n })).join(lang === "fr" ? " ; " : "; ");
  const opt = (v, label, l, small) => h("label.choice", {}, h("input", { type: "radio", name: "which", checked: only === v, onchange: () => { only = v; upd(); } }), h("span", {}, h("b", {}, label), " · " + t("letters", { n: l.length }) + " · " + sumText(l, askedOf)), small ? h("small", {}, small) : null);
  const kids = [risky && safe.length ? h("div", { role: "radiogroup" }, opt(true, t("a_safe"), safe), opt(false, t("a_all"), open, t("a_flags", { n: risky, list: per }))) : risky ? h("p", {}, t("a_flags", { n: risky, list: per })) : null, uns, already ? h("p.soft", {}, t("a_already", { n: already })) : null, h("p.soft", {}, t("a_later"))];
  ui = ask(t("a_title", { n: chosen().length, sum: sumText(chosen(), askedOf) }), kids, t("a_do", { n: chosen().length }), () => { const c = chosen(); send(c.map(r => ({ debtor: r.code, currency: r.currency, action: "approve", of: r.of })), t("said_bulk", { n: c.length }), true); }); upd();
}
function askHold(list) {
  const base = job.date, plus = n => new Date(Date.parse(base) + n * 864e5).toISOString().slice(0, 10), eom = () => { const d = new Date(base); return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).toISOString().slice(0, 10); };
  const date = h("input", { type: "date", value: plus(14), min: plus(1), required: true, "data-first": "1", id: "h-date" }), note = h("textarea", { maxLength: 200, id: "h-note" }), err = h("p.err", { id: "h-err", hidden: true }), word = h("small", {}), tell = () => { word.textContent = date.value ? new Intl.DateTimeFormat(loc(), { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(date.value + "T00:00:00Z")) : ""; }; date.addEventListener("input", tell); tell();
  ask(list.length > 1 ? t("h_title_n", { n: list.length, sum: sumText(list, askedOf) }) : t("h_title"), [list.length === 1 ? h("p.soft", {}, list[0].name + " · " + money(askedOf(list[0]), list[0].currency)) : null, h("label.field", {}, h("span", {}, t("h_until")), date, word), err, h("div.quick", {}, [7, 14, 30, 0].map((n, i) => h("button.btn", { type: "button", onclick: () => { date.value = n ? plus(n) : eom(); tell(); date.focus(); } }, T.h_q[i]))), h("label.field", {}, h("span", {}, t("h_note")), note, h("small", {}, t("h_note_s")))], t("h_do"), () => {
    if (!date.value || date.value <= base) { err.textContent = t("h_err", { d: day(base, true) }); err.hidden = false; date.setAttribute("aria-invalid", "true"); date.setAttribute("aria-describedby", "h-err"); date.focus(); return false; }
    send(list.map(r => ({ debtor: r.code, currency: r.currency, action: "hold", until: date.value, note: note.value.trim() || undefined, of: r.of })), list.length > 1 ? t("said_bulkhold", { n: list.length, d: day(date.value) }) : t("said_hold", { d: day(date.value), name: list[0].name }), true); });
}
function askStage(r) {
  const top = STAGES.indexOf(r.stage); if (top === 0) { toast(t("g_only")); return; } let v = own(r).stage ? stageOf(r) : STAGES[top - 1];
  ask(t("g_title"), [h("p.soft", {}, r.name), h("div", { role: "radiogroup", "aria-label": t("f_stage") }, STAGES.map((s, i) => i > top ? h("div.choice.off", {}, h("span"), h("span", {}, t("stage." + s)), h("small", {}, t("g_up"))) : h("label.choice", {}, h("input", { type: "radio", name: "stage", checked: s === v, "data-first": s === v ? "1" : null, onchange: () => { v = s; } }), h("span", {}, steps(s), " ", h("b", {}, t("stage." + s)), i === top ? " · " + t("g_now") : ""), i === top ? null : h("small", {}, t("g_to", { a: money(r.opn, r.currency) }))))), h("p.soft", {}, t("g_after"))], t("g_do"), () => { send([{ debtor: r.code, currency: r.currency, action: "stage", stage: v === r.stage ? null : v, of: r.of }], t("said_stage", { name: r.name }), false); });
}
function askEdit(r) {
  const d = own(r), p = piece.debtor, max = job.review.paragraph_max, c = h("input", { value: (d.contact && d.contact.contact) ?? p.contact ?? "", maxLength: 80, "data-first": "1", autocomplete: "off" }), m = h("input", { type: "text", inputMode: "email", value: (d.contact && d.contact.email) ?? p.email ?? "", maxLength: 120, autocomplete: "off" }), pa = h("textarea", { maxLength: max, value: (d.note && d.note.paragraph) || "", spellcheck: true }), left = h("small", {}), e1 = h("p.err", { hidden: true, id: "e-mail" }), e2 = h("p.err", { hidden: true, id: "e-para" }), upd = () => { left.textContent = t("e_para_s", { n: max - pa.value.length }); }; pa.addEventListener("input", upd); upd();
  ask(t("e_title"), [h("p.soft", {}, r.name), h("label.field", {}, h("span", {}, t("e_contact")), c), h("label.field", {}, h("span", {}, t("e_mail")), m), e1, h("label.field", {}, h("span", {}, t("e_para")), pa, left), e2], t("e_do"), () => {
    e1.hidden = e2.hidden = true; m.removeAttribute("aria-invalid"); pa.removeAttribute("aria-invalid");
    if (m.value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(m.value)) { e1.textContent = t("e_mailerr"); e1.hidden = false; m.setAttribute("aria-invalid", "true"); m.setAttribute("aria-describedby", "e-mail"); m.focus(); return false; }
    const out = []; if (c.value !== ((d.contact && d.contact.contact) ?? p.contact ?? "") || m.value !== ((d.contact && d.contact.email) ?? p.email ?? "")) out.push({ debtor: r.code, currency: r.currency, action: "contact", contact: c.value.trim(), email: m.value.trim(), of: r.of }); if (pa.value.trim() !== ((d.note && d.note.paragraph) || "")) out.push({ debtor: r.code, currency: r.currency, action: "note", paragraph: pa.value.trim(), of: r.of });
    if (!out.length) return true;
    const dialog = $("dialog"); send(out, t("said_edit", { name: r.name }), false, refused => {
      const mail = refused.field === "email", box = mail ? e1 : e2, field = mail ? m : refused.field === "contact" ? c : pa;
      box.textContent = refused.word ? t("e_lint", { w: refused.word, code: refused.code }) : refused.reason[lang]; box.hidden = false; field.setAttribute("aria-invalid", "true"); field.setAttribute("aria-describedby", mail ? "e-mail" : "e-para"); field.focus(); }).then(done => { if (done) dialog.close(); });
    return false; });
}
function askHelp() { ask(t("k_title"), [h("label.opt", {}, h("input", { type: "checkbox", checked: keysOn, onchange: e => { keysOn = e.target.checked; } }), t("k_on")), h("dl.keys", {}, T.k.map(([k, v]) => h("div", {}, h("dt", {}, k.split(", ").map((x, i) => [i ? " " : "", kbd(x)])), h("dd", {}, v))))], t("close"), null, "wide"); }

/* decisions */
async function send(list, said, advance, refused) {
  if (dead) return false; const i = at(), prevKey = now; $("saved").lastChild.textContent = t("saving");
  try { const a = await server.decide({ plan: job.plan, decisions: list }); for (const d of list) { if (d.action === "approve" || d.action === "hold") seen.add(d.debtor + "/" + d.currency); } index(a.decisions); take(a); savedAt = a.at; picked.clear(); refilter(true);
    if (advance && list.length === 1 && tab === "send") { const j = view.findIndex(x => idOf(x) === prevKey), n = j >= 0 ? j + 1 : i; now = view.length ? idOf(view[Math.min(n, view.length - 1)]) : null; pageNo = 1; }
    if (!cur()) { now = list.length > 1 ? null : view[Math.min(i, view.length - 1)] ? idOf(view[Math.min(i, view.length - 1)]) : null; }
    if (list.length > 1 && advance) now = null; if (!rows.some(r => ["todo", "void"].includes(stateOf(r)))) { now = null; }
    { const s = document.querySelector(".right .scroll"); if (s) s.scrollTop = 0; } drawSaved(); refilter(); drawTotals(); drawResult(); drawRows(true); reveal(); load(); toast(said, true); say(said + (cur() ? ". " + t("said_now", { name: cur().name, i: at() + 1, n: view.length }) : "")); beat(); return true; }
  catch (e) { if (e && e.kind === "refused") { drawSaved(); if (refused) refused(e); else { alerts.set("refused", () => bar("warn", e.reason[lang], t("close"), () => { alerts.delete("refused"); drawAlerts(); })); drawAlerts(); } return false; } unsaved = said; fail(e); return false; }
}
async function takeBack(ids) { if (dead) return; try { const a = await server.undo(ids ? { ids } : { undo: "last" }); if (!a || !a.rows.length) { toast(t("said_nothing")); return; } const was = new Set([...decs.keys()]); const old = decs; index(a.decisions); take(a); savedAt = a.at; refilter();
    if (!ids) { for (const k of new Set([...old.keys(), ...decs.keys()])) { if (JSON.stringify(old.get(k)) !== JSON.stringify(decs.get(k)) && view.some(x => idOf(x) === k)) { now = k; break; } } }
    drawSaved(); refresh(); reveal(); drawRows(true); if (cur()) load(); toast(t("said_undo")); say(t("said_undo")); } catch (e) { fail(e); } }
/* rows that came back with a decision, and the totals of the program */
function take(a) { for (const row of a.rows) { const fresh = asRow(row), known = byKey.get(fresh.key); if (known) Object.assign(known, fresh); } job.totals = a.totals; }
function asRow(a) { const r = Object.fromEntries(columns.map((c, i) => [c, a[i]])); r.opn = cents(r.open); r.ask = cents(r.asked); r.hay = fold([r.name, r.code, r.city].join(" ")); return r; }
function asHeld(a) { const x = Object.fromEntries(heldColumns.map((c, i) => [c, a[i]])); x.amt = cents(x.amount); x.hay = fold([x.name, x.code, x.reason].join(" ")); return x; }
let columns = [], heldColumns = [];
function takeAll([j, l]) { job = j; columns = l.columns; heldColumns = l.held_columns; rows = l.rows.map(asRow); held = l.held.map(asHeld); byKey = new Map(rows.map(r => [r.key, r])); index(l.decisions); for (const r of rows) r.void0 = stateOf(r) === "void"; seen = new Set(l.seen); }
function doApprove() { const m = view.filter(v => picked.has(idOf(v)) && !v.id); if (m.length) { askApprove(m); return; } const x = cur(); if (x && !x.id && stateOf(x) === "todo" && names(x).has(fold(job.review.me))) toast(t("a_second", { by: job.review.me })); else if (x && !x.id && stateOf(x) !== "approved") send([{ debtor: x.code, currency: x.currency, action: "approve", of: x.of }], t("said_approve", { name: x.name }), true); else if (x && !x.id) go(at() + 1); }
function doHold() { const m = view.filter(v => picked.has(idOf(v)) && !v.id); if (m.length) { askHold(m); return; } const x = cur(); if (x && (!x.id || x.mine)) askHold([x.mine ? x.r : x]); }
let toastT; function toast(s, undo) { clearTimeout(toastT); $("toast").replaceChildren(h("span", {}, s), undo ? h("button", { type: "button", onclick: () => { hideToast(); takeBack(); } }, t("b_undo"), " ", kbd("u")) : ""); $("toast").hidden = false; toastT = setTimeout(hideToast, 9000); }
function hideToast() { $("toast").hidden = true; }

/* what went wrong */
const alerts = new Map();
function drawAlerts() { $("alerts").replaceChildren(...[...alerts.values()].map(f => f())); }
function fail(e) { if (e && e.kind === "conflict") { const r = byKey.get(e.key); alerts.set("conflict", () => bar("warn", t("err_conflict", { name: r ? r.name : e.key }), t("close"), () => { alerts.delete("conflict"); drawAlerts(); })); drawAlerts(); drawSaved(); server.start().then(a => { takeAll(a); const held = r && byKey.has(e.key) && stateOf(byKey.get(e.key)) === "held"; if (held) { switchTab("held"); clearF(); now = "me/" + e.key; } refresh(); if (cur()) { reveal(); load(); } }, fail); return; }
  if (e && e.kind === "said") { alerts.set("said", () => bar("", e.reason[lang], t("close"), () => { alerts.delete("said"); drawAlerts(); })); drawAlerts(); drawSaved(); return; }
  if (!e || !e.kind) { console.error(e); } dead = e && e.kind === "forbidden" ? "403" : "gone"; const tm = savedAt ? savedAt.slice(11, 16) : "–"; alerts.set("gone", () => bar("", (dead === "403" ? t("err_403") : t("err_gone", { t: tm, file: job ? job.review.file : "review.toml" })) + (unsaved ? " " + t("err_unsaved", { x: unsaved }) : ""), t("err_retry"), () => location.reload())); drawAlerts(); hideToast(); if (job) { drawSaved(); drawResult(); drawActs(); if (cur() && !cur().id) { document.querySelectorAll(".strip .btn").forEach(b => { b.disabled = true; }); } } }
function bar(cls, text, label, on) { return h("div.alert" + (cls ? "." + cls : ""), { role: "alert" }, icon("void"), h("p", {}, text), h("button.btn", { type: "button", onclick: on }, label)); }
async function beat() { if (dead) return; try { const a = await server.state();
    if (a.plan !== job.plan || a.decided !== decided()) { const moved = a.plan !== job.plan; const before = rows.filter(x => stateOf(x) === "approved").map(x => x.key); takeAll(await server.start()); const n = before.filter(k => byKey.has(k) && stateOf(byKey.get(k)) === "void").length + before.filter(k => !byKey.has(k)).length; picked.clear();
      if (moved) alerts.set("stale", () => bar("warn", t("err_stale", { n }), t("err_show"), () => { alerts.delete("stale"); drawAlerts(); switchTab("send"); clearF(); F.send.state.add("void"); refresh(); go(0, true); })); drawAlerts(); drawFrame(); refresh(); if (cur()) load(); }
    if (a.idle_left_s < 180) { alerts.set("idle", () => bar("warn", t("err_idle", { n: Math.ceil(a.idle_left_s / 60) }), t("err_stay"), () => { alerts.delete("idle"); drawAlerts(); server.stay().catch(fail); })); drawAlerts(); } else if (alerts.delete("idle")) drawAlerts(); } catch (e) { fail(e); } }
function decided() { let n = 0; for (const o of decs.values()) n += Object.keys(o).filter(k => k !== "approvals" && k !== "approve").length + (o.approvals || []).length; return n; }

/* keys */
document.addEventListener("keydown", e => {
  if ($("dialog").open || e.isComposing) return; const tg = e.target, typing = /^(INPUT|TEXTAREA|SELECT)$/.test(tg.tagName) && !/^(checkbox|radio)$/.test(tg.type);
  if (e.key === "Escape") { if (!$("filters").hidden) closeFilters(); else if (typing && tg.id === "search") { if (tg.value) { tg.value = ""; F[tab].q = ""; refresh(); } else $("list").focus(); } else if (zoom) toggleZoom(); else if (picked.size) { picked.clear(); drawResult(); drawRows(true); drawActs(); } else if (narrow() && document.body.dataset.view === "detail") showList(); else hideToast(); e.preventDefault(); return; }
  if (typing) { if (tg.id === "search" && (e.key === "Enter" || e.key === "ArrowDown")) { e.preventDefault(); $("list").focus(); if (view.length) go(0, e.key === "Enter"); } return; }
  const inList = tg.id === "list" || tg === document.body || tg.id === "right";
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "a" && inList) { e.preventDefault(); if (tab !== "send") return; view.forEach(x => picked.add(idOf(x))); drawResult(); drawRows(true); drawActs(); return; }
  if (e.ctrlKey || e.metaKey || e.altKey) return; const i = at(), k = e.key, stepTo = d => { if (e.shiftKey) { if (anchor === null || !picked.size) { anchor = Math.max(0, i); } const n = Math.max(0, Math.min(view.length - 1, i + d)); picked.clear(); range(n); reveal(); } else { go(i < 0 ? (d > 0 ? firstOpen() : view.length - 1) : i + d); anchor = at(); } };
  if (tg.getAttribute && tg.getAttribute("role") === "tab" && (k === "ArrowLeft" || k === "ArrowRight")) { e.preventDefault(); switchTab(tab === "send" ? "held" : "send"); refresh(); $("tab-" + tab).focus(); return; }
  if (inList || /^Arrow(Left|Right)$/.test(k)) { const page = Math.max(1, Math.floor($("list").clientHeight / rowH) - 1), m = { ArrowDown: () => stepTo(1), ArrowUp: () => stepTo(-1), PageDown: () => go(i + page), PageUp: () => go(i - page), Home: () => go(0), End: () => go(view.length - 1), ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), " ": () => i >= 0 && toggle(i) };
    if (tg.id === "right" && /^(Arrow(Up|Down)|Page|Home|End| )/.test(k)) { /* reading: let it scroll */ } else if (m[k]) { e.preventDefault(); m[k](); return; } if (k === "Enter" && inList) { e.preventDefault(); if (i < 0) go(0, true); else if (narrow() && document.body.dataset.view === "list") showDetail(); else if (cur() && (!cur().id || cur().mine)) toggleZoom(); return; } }
  if (!keysOn) { if (k === "?") askHelp(); return; }
  const x = cur(), r = x && (x.mine ? x.r : x.id ? null : x), L = k.length === 1 ? k.toLowerCase() : k, act = { j: () => stepTo(1), k: () => stepTo(-1), n: () => scrollBy(1), p: () => scrollBy(-1), x: () => i >= 0 && toggle(i), u: () => takeBack(), "/": () => { $("search").focus(); $("search").select(); }, "?": askHelp, f: openFilters, o: toOverview, w: () => { showWin = !showWin; if (r) drawPage(r); }, 1: () => { switchTab("send"); refresh(); $("list").focus(); }, 2: () => { switchTab("held"); refresh(); $("list").focus(); }, h: () => !dead && doHold(), s: () => !dead && r && !x.mine && askStage(r), e: () => !dead && r && !x.mine && piece && askEdit(r), a: () => { if (dead || tab !== "send") return; if (e.shiftKey) askApprove(picked.size ? view.filter(v => picked.has(idOf(v))) : view); else doApprove(); } };
  if (act[L]) { e.preventDefault(); act[L](); }
});
$("search").addEventListener("input", e => { F[tab].q = e.target.value; refresh(); say(t("shown", { n: view.length, m: tab === "send" ? rows.length : held.length })); });
$("sort").addEventListener("change", e => { F[tab].sort = e.target.value; refresh(); reveal(); });
$("filter").addEventListener("click", () => $("filters").hidden ? openFilters() : closeFilters());
$("help").addEventListener("click", askHelp); $("over").addEventListener("click", toOverview);
function setTheme(v) { document.documentElement.dataset.theme = v; }
setTheme(Q.get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
$("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
addEventListener("resize", () => { measure(); drawRows(true); });

(async () => {
  try { takeAll(await server.start()); measure(); drawFrame(); refresh(); if (!narrow()) $("list").focus({ preventScroll: true }); if (Q.get("at")) { const i = view.findIndex(x => x.code === Q.get("at")); if (i >= 0) go(i, true); } beat(); setInterval(beat, 10000); }
  catch (e) { if (!e || !e.kind) throw e; $("alerts").append(bar("", t("err_load"), t("err_retry"), () => location.reload())); }
})();
