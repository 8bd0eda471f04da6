#!/usr/bin/env python3
"""The page of `relance review` in a real browser: every key and action, both languages, decisions, the last step and its undo.

    review_page.py RELANCE

What goes wrong around it is tried by review_trouble.py. Ends with 1 where anything is not as it should be.
"""
import os
import re
import shutil
import sys

from browser import ADDS, ASKS, DRAWN, LOADED, NADIA, NAME, Browser, Review, at, axe, check, decisions, desk, failed, judge, of, opened

LOOKS = [("fr", "light", 1400), ("en", "dark", 1400), ("en", "light", 390), ("fr", "dark", 390)]
HERE = "document.querySelector('#rows .row.now') && document.querySelector('#rows .row.now').getAttribute('aria-posinset')"
SUBMIT = "document.querySelector('#dialog form').requestSubmit()"


def walk(browser):
    """Keys that move, and what they show."""
    browser.after("j opens the first letter, drawn as a picture", "j", f"{HERE} === '1' && {DRAWN}")
    browser.after("j goes on", "j", f"{HERE} === '2' && {NAME} === cur().name")
    browser.after("k goes back", "k", f"{HERE} === '1'")
    browser.after("↓ goes on", "down", f"{HERE} === '2'")
    browser.after("↑ goes back", "up", f"{HERE} === '1'")
    browser.after("End goes to the last", "end", f"{HERE} === String(view.length)")
    browser.after("Home goes to the first", "home", f"{HERE} === '1'")
    browser.after("PageDown goes a screen on", "pagedown", f"Number({HERE}) > 3")
    browser.after("PageUp goes a screen back", "pageup", f"{HERE} === '1'")
    browser.until("a letter looked at for a while counts as such", "seen.has(now) && !document.querySelector('.row.now.unseen')")
    at(browser, "C0059")
    check("what was paid to date is said on the last letter sent", browser.says("[...document.querySelectorAll('.hist li')].map(e => e.textContent.includes('€1,000.00 paid to date')).join() === 'false,false,true,false,false'"),
          browser.says("document.querySelector('.hist').innerText"))
    browser.after("→ turns the page", "right", f"pageNo > 1 && {DRAWN}")
    browser.after("← turns it back", "left", f"pageNo === 1 && {DRAWN}")
    browser.run("const s = document.querySelector('[aria-label=\"Go to page\"]'); s.value = s.lastChild.value; s.dispatchEvent(new Event('change'))")
    browser.until("the list of pages goes to the last copy", f"pageNo === Number(document.querySelector('[aria-label=\"Go to page\"]').lastChild.value) && {DRAWN}")
    browser.run("pageNo = 1; drawPage(cur()); document.getElementById('list').focus()")
    browser.until("the first page is drawn", f"pageNo === 1 && {DRAWN} && document.querySelector('.paper .win')")
    browser.after("w takes the window off", "w", f"{DRAWN} && !document.querySelector('.paper .win')")
    browser.after("w shows the window of the envelope", "w", "document.querySelector('.paper .win')")
    browser.after("Enter shows the actual size", "enter", "document.querySelector('.right.zoom')")
    browser.after("Esc leaves it", "escape", "!document.querySelector('.right.zoom')")
    browser.after("n reads on", "n", "document.querySelector('.right .scroll').scrollTop > 0")
    browser.after("p reads back", "p", "document.querySelector('.right .scroll').scrollTop === 0")
    browser.after("o goes to the overview", "o", "document.querySelector('.over .chart')")
    browser.after("? shows the keys", "?", f"{ASKS} && document.querySelectorAll('#dialog .keys div').length > 15")
    browser.click("#dialog .opt input")
    browser.key("escape")
    browser.key("j")
    check("the box in the help switches single keys off", browser.says("now === null"))
    browser.after("? still asks for help", "?", ASKS)
    browser.click("#dialog .opt input")
    browser.after("Esc closes it", "escape", f"!{ASKS}")
    browser.after("single keys are on again", "j", f"{HERE} === '1'")
    browser.after("2 shows what is held", "2", "document.querySelector('#tab-held[aria-selected=true]')")
    browser.after("what is held says what would end it", "j",
                  "document.querySelector('.ends') && [...document.querySelectorAll('.ends dd')].every(e => e.textContent.length > 3)")
    told = browser.says("held.every(x => ['fr', 'en'].every(l => !job.reasons[x.reason].ends[l].startsWith('ends-')))")
    check("every reason says what ends it, in both languages", told)
    browser.after("1 shows the letters", "1", "document.querySelector('#tab-send[aria-selected=true]')")


def find(browser):
    """Search, filters, order and selection."""
    browser.key("/")
    browser.type("gaetan")
    browser.until("the search folds accents", "view.length === 1 && view[0].name.includes('Gaëtan')")
    browser.after("Enter in the search opens the first", "enter", f"{NAME} === view[0].name")
    browser.key("/")
    browser.after("Esc in the search clears it", "escape", "view.length === rows.length")
    browser.key("escape")
    browser.after("f opens the filters", "f", "!document.getElementById('filters').hidden")
    browser.run("[...document.querySelectorAll('#filters fieldset')][0].querySelectorAll('input')[3].click()")
    browser.until("a stage filters", "view.length < rows.length && view.every(r => stageOf(r) === 'formal-notice')")
    browser.after("Esc closes the filters", "escape", "document.getElementById('filters').hidden")
    browser.click("#chips .chip")
    browser.until("a filter is taken off beside the list", "view.length === rows.length")
    for name, script in [("amount", "const i = document.querySelector('#filters .range input'); i.value = '10000'; i.dispatchEvent(new Event('input'))"),
                         ("age", "document.querySelectorAll('#filters fieldset')[1].querySelector('input').click()"),
                         ("warning", "document.querySelector('#filters fieldset.wide input').click()")]:
        browser.key("f")
        browser.run(script)
        browser.until(f"{name} filters", "view.length > 0 && view.length < rows.length")
        browser.run("clearF(); closeFilters(); document.getElementById('list').focus()")
    for order, sorted_by in [("amount", "a.ask >= b.ask"), ("late", "a.oldest >= b.oldest"), ("name", "coll.compare(a.name, b.name) <= 0"),
                             ("deadline", "a.deadline <= b.deadline"), ("stage", "STAGES.indexOf(a.stage) >= STAGES.indexOf(b.stage)"),
                             ("risk", "risk(a) >= risk(b)")]:
        browser.run("const s = document.getElementById('sort'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", order)
        browser.until(f"sorted by {order}", f"view.every((b, i) => {{ const a = i ? view[i - 1] : b; return {sorted_by}; }})")
    browser.run("document.getElementById('list').focus()")
    browser.key("home")
    browser.after("x selects", "x", "picked.size === 1")
    browser.after("Space takes it back", "space", "picked.size === 0")
    browser.after("⇧j selects several", "shift+j shift+j", "picked.size === 3")
    browser.after("⇧k fewer", "shift+k", "picked.size === 2")
    browser.after("Esc selects none", "escape", "picked.size === 0")
    browser.after("Ctrl A selects all", "ctrl+a", "picked.size === view.length")
    browser.after("h asks about the selected", "h", f"{ASKS} && /15|\\d/.test(document.querySelector('#dialog h2').textContent)")
    browser.after("Esc asks no more", "escape", f"!{ASKS}")
    browser.key("escape")
    browser.click("#r2 .pick")
    browser.until("a click on its box selects", "picked.size === 1")
    browser.run("document.querySelector('#r4').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }))")
    browser.until("⇧ click selects from there to here", "picked.size === 3")
    browser.key("escape")
    browser.click("#r1")
    browser.until("a click opens", f"{HERE} === '2'")


def decide(browser, folder):
    """Every decision, its undo and its trace in the file."""
    browser.key("home")
    browser.so(DRAWN)
    browser.after("a approves, then goes on", "a", f"{HERE} === '2' && stateOf(view[0]) === 'approved'")
    approved = [it for it in decisions(folder) if it["action"] == "approve"]
    check("it stands in the file with its name", len(approved) == 1 and approved[0]["by"] == NADIA, str(approved))
    browser.after("u takes it back", "u", "stateOf(view[0]) === 'todo'")
    check("the file holds nothing", decisions(folder) == [])
    at(browser, "C0052")
    browser.after("h asks", "h", ASKS)
    browser.run("const d = document.getElementById('h-date'); d.value = job.date;" + SUBMIT)
    browser.until("a day that has passed is refused", f"{ASKS} && !document.getElementById('h-err').hidden")
    browser.run("document.querySelectorAll('#dialog .quick .btn')[1].click(); document.getElementById('h-note').value = 'cheque announced';" + SUBMIT)
    browser.until("the letter leaves the list", "!view.some(x => x.code === 'C0052')")
    hold = of(folder, "C0052").get("hold", {})
    check("it is held with its note for 14 days", hold.get("note") == "cheque announced" and str(hold.get("until")) == "2026-12-06", str(hold))
    browser.key("2")
    browser.run("now = 'me/C0052/EUR'; refresh(); reveal(); load()")
    browser.until("what I hold is shown with its page", f"document.querySelector('.strip.held') && {DRAWN}")
    browser.click("#acts .btn.primary")
    browser.until("it is released", "rows.some(r => r.code === 'C0052' && stateOf(r) === 'todo')")
    check("the hold is out of the file", of(folder, "C0052") == {})
    at(browser, "C0059")
    browser.after("s asks", "s", ASKS)
    browser.after("Enter lowers the stage, drawn anew", "enter", f"document.querySelector('.strip.edit') && {DRAWN}")
    check("the stage is written", of(folder, "C0059").get("stage", {}).get("stage") == "reminder-3")
    at(browser, "C0044")
    browser.after("e asks", "e", ASKS)
    fill = "const a = document.querySelector('#dialog textarea'); a.value = arguments[0]; a.dispatchEvent(new Event('input'));" + SUBMIT
    browser.run("document.querySelectorAll('#dialog input')[1].value = 'nobody';" + SUBMIT)
    browser.until("what is no address is refused", "!document.getElementById('e-mail').hidden")
    browser.run("document.querySelectorAll('#dialog input')[1].value = 'compta@exemple.fr'")
    browser.run(fill, "Nous ferons procéder à la saisie de vos biens.")
    browser.until("words that may not go are refused", "!document.getElementById('e-para').hidden && document.querySelector('[aria-invalid=true]')")
    browser.run(fill, "Votre avoir du 3 novembre est déduit.")
    browser.until("the paragraph is taken", f"!{ASKS} && document.querySelectorAll('.strip.edit').length === 2")
    edit = of(folder, "C0044")
    check("both are written", "avoir" in edit.get("note", {}).get("paragraph", "") and edit.get("contact", {}).get("email") == "compta@exemple.fr", str(edit))
    browser.run("[...document.querySelectorAll('.strip.edit .btn')].at(-1).click()")
    browser.until("a change is undone in its strip", "document.querySelectorAll('.strip.edit').length === 1")
    check("the paragraph is out of the file", set(of(folder, "C0044")) == {"contact"})
    check("the totals still make up the plan", browser.says(ADDS))


def bulk(browser, folder):
    """Approves many at once."""
    browser.key("o")
    safe = browser.says("rows.filter(r => stateOf(r) === 'todo' && !isFlagged(r)).length")
    sum_ = browser.says("sumText(rows.filter(r => stateOf(r) === 'todo' && !isFlagged(r)), askedOf)")
    browser.run("[...document.querySelectorAll('.go .btn')].at(-1).click()")
    browser.until("the bulk question names count and sum", ASKS)
    title = browser.says("document.querySelector('#dialog h2').textContent")
    check("of those without a warning", str(safe) in title and sum_ in title, title)
    browser.run(SUBMIT)
    browser.until("they are approved", f"!{ASKS} && rows.filter(r => stateOf(r) === 'approved').length === {safe}")
    check("the file holds as many", len([it for it in decisions(folder) if it["action"] == "approve"]) == safe)
    browser.after("u takes all of them back", "u", "rows.every(r => stateOf(r) !== 'approved')")
    browser.after("⇧a asks about all that is shown, without a warning first", "shift+a", f"{ASKS} && document.querySelector('#dialog input[type=radio]').checked")
    browser.run(SUBMIT)
    browser.until("those without a warning are approved", f"rows.filter(r => stateOf(r) === 'approved').length === {safe}")
    browser.key("1")
    browser.run("const i = view.findIndex(r => stateOf(r) === 'todo'); document.getElementById('list').focus(); go(i)")
    browser.so(DRAWN)
    browser.key("x", "a")
    browser.until("a asks about what is selected", ASKS)
    browser.run(SUBMIT)
    browser.until("one more is approved", f"rows.filter(r => stateOf(r) === 'approved').length === {safe + 1}")
    check("the totals still make up the plan", browser.says(ADDS))
    browser.click("#totals button.sum")
    browser.until("a sum of the totals filters", "view.length > 0 && view.every(r => stateOf(r) === 'approved')")
    browser.run("clearF()")
    return safe + 1


def looks(browser, source):
    """The states of the page, each in both languages and colours, wide and narrow."""
    states = [
        ("the overview", "o", "document.querySelector('.over')"),
        ("a letter", "1 home", DRAWN),
        ("its actual size", "enter", "document.querySelector('.right.zoom')"),
        ("the question of a hold", "escape h", ASKS),
        ("the question of a stage", "escape s", "true"),
        ("contact and paragraph", "escape e", "true"),
        ("bulk approval", "escape shift+a", "true"),
        ("the keys", "escape ?", ASKS),
        ("filters", "escape f", "!document.getElementById('filters').hidden"),
        ("several selected", "escape shift+j shift+j", "picked.size > 1"),
        ("what is held", "escape 2 home", "document.querySelector('.ends')"),
    ]
    for lang, theme, width in LOOKS:
        browser.size(width)
        if browser.says("document.documentElement.lang") != lang:
            browser.click(f"#langs [lang={lang}]")
        browser.run("switchTab('send'); clearF(); setTheme(arguments[0]); measure(); now = null; refresh(); showList()", theme)
        wide = []
        for state, keys, there in states:
            browser.key(*keys.split())
            if width < 761 and state in ("a letter", "what is held"):
                browser.key("enter")
            if not browser.so(there):
                check(f"{state} is shown in {lang} at {width}", False)
            judge(browser, source, f"{state}, {lang}, {theme}, {width}")
            if browser.says("document.documentElement.scrollWidth > innerWidth"):
                wide.append(state)
        browser.key("escape", "1")
        check(f"nothing is wider than {width}", not wide, str(wide))
        says = browser.says("document.body.innerText")
        check(f"every text is there in {lang}", not re.search(r"\{\w+\}|undefined|NaN|\b[a-z]_[a-z]+\b", says),
              str(re.findall(r".*(?:\{\w+\}|undefined|NaN|\b[a-z]_[a-z]+\b).*", says)[:3]))
    browser.size(1400)


def last_step(folder, browser, approved, source):
    server = Review(folder)
    opened(browser, server)
    check("a restart shows the same decisions", browser.says("rows.filter(r => stateOf(r) === 'approved').length") == approved)
    browser.open(f"{server.origin}/make?lang=en&theme=light")
    browser.until("the last step says how many", f"document.getElementById('do') && document.getElementById('do').textContent.includes('{approved}')")
    judge(browser, source, "the last step")
    browser.click("#do")
    browser.until("the letters are made", "document.getElementById('undo')", seconds=120)
    for theme, width in (("light", 1400), ("dark", 390)):
        browser.size(width)
        browser.run("document.documentElement.dataset.theme = arguments[0]", theme)
        judge(browser, source, f"what was made, {theme}, {width}")
    runs = [it for it in os.listdir(os.path.join(folder, "out")) if not it.startswith(".")]
    letters = os.listdir(os.path.join(folder, "out", runs[0], "letters"))
    check("exactly the approved letters are made", len(letters) == approved, str(letters))
    links = browser.says("[...document.querySelectorAll('main a[href^=\"/run/\"]')].map(a => a.getAttribute('href'))")
    check("streams, report and manifest are linked", any("streams" in it for it in links) and "/run/report.html" in links, str(links))
    answers = browser.wait("const give = arguments[arguments.length - 1]; Promise.all(arguments[0].map(u => fetch(u).then(r => r.status))).then(give)", links)
    check("every link leads somewhere", set(answers) == {200}, str(answers))
    browser.click("#undo")
    browser.until("the undo asks", ASKS)
    browser.run(SUBMIT)
    browser.until("the run is taken back", "document.querySelector('h1').textContent.includes('taken back')")
    judge(browser, source, "what was taken back")
    browser.size(390)
    check("the last step is no wider than 390", not browser.says("document.documentElement.scrollWidth > innerWidth"))
    browser.open(f"{server.origin}/make?lang=fr&theme=dark")
    browser.until("in French and dark too", "document.querySelector('h1') && document.querySelector('h1').textContent === 'Le passage est annulé. Ses lettres ne comptent plus ; ne les postez pas.'")
    judge(browser, source, "what was taken back, fr, dark, 390")
    browser.size(1400)
    browser.quiet("in the last step")
    server.end()


def main():
    folder, browser, source = desk(), Browser(), axe()
    try:
        server = Review(folder)
        browser.size(1400)
        opened(browser, server)
        check("the totals make up the plan", browser.says(ADDS))
        walk(browser)
        find(browser)
        decide(browser, folder)
        approved = bulk(browser, folder)
        browser.click("#theme")
        browser.until("the colours change", "document.documentElement.dataset.theme === 'dark'")
        browser.click("#langs [lang=fr]")
        browser.until("the language changes in place", "document.documentElement.lang === 'fr' && document.getElementById('tab-send').textContent.startsWith('Lettres')")
        browser.open(f"{server.origin}/?lang=fr")
        browser.until("a reload shows the same decisions", f"{LOADED} && rows.filter(r => stateOf(r) === 'approved').length === {approved}")
        looks(browser, source)
        browser.quiet("in the review", [422])
        server.end()
        last_step(folder, browser, approved, source)
    finally:
        browser.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(failed)} failed")
    sys.exit(bool(failed))


main()
