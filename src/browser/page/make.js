"use strict";
/* The last step: what is made, how far it has come, and what to print. */

const $ = id => document.getElementById(id);
const lang = Q.get("lang") === "en" ? "en" : Q.get("lang") === "fr" || /^fr/i.test(navigator.language) ? "fr" : "en", T = TEXT[lang];
document.documentElement.lang = lang;
const theme = Q.get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
document.documentElement.dataset.theme = theme;
const loc = lang === "fr" ? "fr-FR" : "en-GB", num = n => new Intl.NumberFormat(loc).format(n);
function t(k, p) { let s = k.split(".").reduce((o, x) => o && o[x], T); if (s === undefined) s = k; if (p) { if (typeof p.n === "number" && s.includes("|")) s = s.split("|")[(lang === "fr" ? p.n < 2 : p.n === 1) ? 0 : 1]; s = s.replace(/\{(\w+)\}/g, (m, x) => x in p ? (typeof p[x] === "number" ? num(p[x]) : p[x]) : m); } return s; }
function money(s, cur) { const n = Number(s); return (cur ? new Intl.NumberFormat(loc, { style: "currency", currency: cur }).format(n) : num(n)).replace(/\u202f/g, "\u00a0").replace("-", "−"); }
function h(tag, attrs, ...kids) {
  const [name, ...classes] = tag.split("."), e = document.createElement(name); if (classes.length) e.className = classes.join(" ");
  for (const [k, v] of Object.entries(attrs || {})) { if (v === null || v === undefined) continue; if (k.startsWith("on")) e.addEventListener(k.slice(2), v); else if (k in e && k !== "role") e[k] = v; else e.setAttribute(k, v); }
  for (const kid of kids.flat(9)) if (kid !== null && kid !== undefined && kid !== "") e.append(kid); return e;
}
const say = s => { $("say").textContent = s; };
function alertBar(text) { $("alerts").replaceChildren(h("div.alert", { role: "alert" }, h("p", {}, text), h("button.btn", { type: "button", onclick: () => location.reload() }, t("err_retry")))); }
function fail(e) { alertBar(e && e.kind === "forbidden" ? t("err_403") : e && e.reason ? e.reason[lang] : t("err_gone", { t: "–", file: job ? job.review.file : "review.toml" })); }
let job, list, timer;

/* what goes, by the same rules as the review */
function going() {
  const at = n => list.columns.indexOf(n), held = new Set(), approved = new Map(), fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, "");
  const changes = new Map();
  for (const d of list.decisions) { const k = d.debtor + "/" + d.currency; if (d.action === "hold" && d.until >= job.date) held.add(k); if (d.action === "approve") approved.set(k, (approved.get(k) || []).concat(d)); if (["stage", "contact", "note"].includes(d.action)) changes.set(k, (changes.get(k) || []).concat(d)); }
  const four = job.review.four_eyes ? Number(job.review.four_eyes) : Infinity;
  return list.rows.map(r => ({ key: r[at("key")], of: r[at("of")], proposed: r[at("proposed")], currency: r[at("currency")], asked: r[at("asked")] })).filter(r => {
    if (held.has(r.key)) return false;
    const names = new Set((approved.get(r.key) || []).filter(d => d.of === r.of).map(d => fold(d.by))).size, large = Number(r.asked) >= four, moved = (changes.get(r.key) || []).some(d => d.of !== r.proposed);
    const needed = large ? 2 : job.review.required || moved ? 1 : 0; return names >= needed; });
}
function sums(rows) { const m = new Map(); for (const r of rows) m.set(r.currency, (m.get(r.currency) || 0) + Math.round(Number(r.asked) * 100)); return [...m].map(([c, v]) => money((v / 100).toFixed(2), c)).join(" + ") || "0"; }
function command() { return h("div.cmd", {}, h("span", {}, t("m_cmd")), " ", h("code", {}, job.command)); }
const back = () => h("p", {}, h("a.btn", { href: "/?lang=" + lang + "&theme=" + theme }, t("m_back")));

function ready() {
  const go = going(), rest = list.rows.length - go.length;
  $("make").replaceChildren(h("h1", {}, t("m_title")), h("p.lead", {}, t(job.review.required ? "m_lead" : "m_lead_free")),
    h("table.maketable", {}, h("tbody", {},
      h("tr", {}, h("th", { scope: "row" }, t("m_goes")), h("td", {}, t("letters", { n: go.length })), h("td", {}, sums(go))),
      h("tr", {}, h("th", { scope: "row" }, t("m_waits")), h("td", {}, t("letters", { n: rest })), h("td", {})),
      job.totals.map(x => h("tr", {}, h("th", { scope: "row" }, t("s_plan")), h("td", {}, t("docs", { n: x.documents_in_letters + x.documents_held })), h("td", {}, money(x.plan, x.currency)))))),
    command(), go.length ? h("p", {}, h("button.btn.primary", { type: "button", id: "do", onclick: make }, t("m_do", { n: go.length }))) : h("p", { role: "status" }, t("m_none")), back());
}
async function make() { $("do").disabled = true; try { await server.make(); watch(); } catch (e) { fail(e); } }
function watch() { clearTimeout(timer); server.run().then(show, fail); }
function show(a) {
  if (a.state === "none") { ready(); return; }
  if (a.state === "running") {
    const text = t("m_work." + a.work, { done: a.done, all: a.all }), bar = h("progress", { max: Math.max(1, a.all), value: a.done, "aria-label": t("m_title") });
    $("make").replaceChildren(h("h1", {}, t("m_title")), h("p", {}, text), bar); timer = setTimeout(watch, 300); return; }
  if (a.state === "failed") { $("make").replaceChildren(h("h1", {}, t("m_failed")), h("ul", {}, a.lines[lang].map(x => h("li", {}, x))), h("p", {}, h("button.btn", { type: "button", onclick: ready }, t("m_again"))), back()); say(t("m_failed")); return; }
  if (a.state === "undone") { $("make").replaceChildren(h("h1", {}, t("m_undone")), h("p", {}, h("code", {}, a.folder)), h("p", {}, h("button.btn", { type: "button", onclick: ready }, t("m_again"))), back()); say(t("m_undone")); return; }
  const kind = x => [t(x.registered ? "m_reg" : "m_plain"), x.abroad ? t("m_abroad") : ""].filter(Boolean).join(", ");
  $("make").replaceChildren(h("div.done", { role: "status" }, h("h1", {}, t("m_made", { n: a.letters }))),
    a.streams.length ? h("h2", {}, t("m_print")) : null,
    h("ol.prints", {}, a.streams.map(x => h("li", {}, h("a", { href: "/run/" + x.file, target: "_blank", rel: "noopener" }, x.name), " · ", kind(x), h("br"), t("m_paper", { sheets: t("sheets", { n: x.sheets }), g: a.grammage, sides: t(x.duplex ? "m_two" : "m_one"), envelope: x.envelope, first: x.first, last: x.last })))),
    h("h2", {}, t("m_total")), h("table.maketable", {}, h("thead", {}, h("tr", {}, h("td", {}), [t("m_read"), t("m_printed"), t("m_held")].map(x => h("th", { scope: "col" }, x)))), h("tbody", {}, a.totals.map(x => h("tr", {}, h("th", { scope: "row" }, x.currency), [x.read, x.printed, x.held].map(y => h("td", {}, money(y.amount, x.currency), " · ", t("docs", { n: y.rows }))))))),
    h("p", {}, h("a.btn", { href: "/run/report.html", target: "_blank", rel: "noopener" }, t("m_report")), " ", h("a.btn", { href: "/run/pieces.csv", download: "pieces.csv" }, t("m_pieces"))), h("p", {}, t("m_folder") + " ", h("code", {}, a.folder)),
    h("p", {}, h("button.btn", { type: "button", id: "undo", onclick: askUndo }, t("m_undo"))), back()); say(t("m_made", { n: a.letters }));
}
function askUndo() {
  const d = $("dialog"), form = h("form", { onsubmit: e => { e.preventDefault(); d.close(); server.unmake().then(show, e => e && e.lines ? alertBar(e.lines[lang].join(" ")) : fail(e)); } }, h("h2", { id: "dialog-title" }, t("m_undo").replace("…", "")), h("div.in", {}, h("p", {}, t("m_undo_q"))), h("div.foot", {}, h("button.btn", { type: "button", onclick: () => d.close() }, t("cancel")), h("button.btn.primary", { type: "submit" }, t("m_undo_do"))));
  d.replaceChildren(form); d.showModal();
}
(async () => { try { [job, list] = await server.start(); document.title = t("m_title") + " · " + job.creditor; watch(); setInterval(() => server.state().catch(fail), 10000); } catch (e) { fail(e); } })();
