"use strict";
/* The calls to the program. Nothing is decided here, and nothing is tried again by itself. */

const server = (() => {
  async function call(path, body) {
    let r;
    try {
      r = await fetch(path, body === undefined
        ? { cache: "no-store", credentials: "same-origin" }
        : { method: "POST", cache: "no-store", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    } catch { throw { kind: "gone" }; }
    if (r.status === 204) return null;
    if (r.status === 403) throw { kind: "forbidden" };
    if (r.ok && r.headers.get("Content-Type") === "image/png") return null;
    let a;
    try { a = await r.json(); } catch { throw { kind: "gone" }; }
    if (r.ok) return a;
    if (r.status === 409 && a.error === "changed") throw { kind: "conflict", key: a.key };
    if (r.status === 422 && a.error === "refused") throw { kind: "refused", ...a };
    if (r.status === 422 && a.error === "page") throw { kind: "page", reason: a.reason };
    if (a.reason) throw { kind: "said", reason: a.reason };
    throw { kind: "gone" };
  }
  const q = o => "?" + Object.entries(o).map(([k, v]) => k + "=" + encodeURIComponent(v)).join("&");
  /* the width shown times the points of the screen, rounded up to what the program draws */
  function dpi() {
    const sheet = document.getElementById("sheet"), wide = (sheet ? Math.min(sheet.clientWidth, 794) : 630) * (window.devicePixelRatio || 1);
    return wide <= 827 ? 100 : wide <= 1241 ? 150 : 200;
  }
  return {
    start: () => Promise.all([call("/api/job"), call("/api/list")]),
    piece: row => call(row.id ? "/api/held" + q({ id: row.id }) : "/api/piece" + q({ key: row.key })),
    pageUrl: (row, n) => "/api/page" + q({ key: row.key, n, of: row.of, dpi: dpi() }),
    pdfUrl: row => "/api/pdf" + q({ key: row.key, of: row.of }),
    /* a picture that does not come says why when it is asked for once more; it may come then */
    async picture(url) {
      const im = new Image();
      im.src = url;
      try { await im.decode(); return im; } catch { /* below */ }
      await call(url);
      const again = new Image();
      again.src = url;
      try { await again.decode(); return again; } catch { throw { kind: "page", reason: { fr: "", en: "" } }; }
    },
    decide: req => call("/api/decide", req),
    undo: req => call("/api/undo", req),
    seen: keys => call("/api/seen", { keys }),
    state: () => call("/api/state"),
    stay: () => call("/api/stay", {}),
    run: () => call("/api/run"),
    make: () => call("/api/run", {}),
    unmake: () => call("/api/run/undo", {}),
  };
})();
