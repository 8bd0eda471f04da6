#!/usr/bin/env python3
"""What goes wrong around the page of `relance review`, in a real browser: other people, other data, another browser, nobody.

    review_trouble.py RELANCE

Two reviewers, a second name, data that change, a page that is not drawn, a wrong address, the program ended, nobody there.
Ends with 1 where anything is not as it should be.
"""
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from browser import (ADDS, ASKS, DRAWN, LOADED, OMAR, Browser, Review, at, axe, check, decide, decisions, desk, failed, judge, of, opened)

ALERT = "document.getElementById('alerts').textContent"


def leave(browser, server):
    """Goes away from a page before its program ends, so that it asks for nothing any more."""
    browser.open("about:blank")
    server.end()
    browser.messages()


def two_reviewers(folder, browser, source):
    """Somebody else decides meanwhile: about another letter, and about the same one."""
    server = Review(folder)
    opened(browser, server)
    at(browser, "C0052")
    check("somebody else decides about another letter", decide(folder, "C0059", "approve", "--by", OMAR).returncode == 0)
    browser.after("a decision of the page joins theirs", "a", "rows.some(r => r.code === 'C0052' && stateOf(r) === 'approved')")
    check("both stand in the file", set(of(folder, "C0059")) == set(of(folder, "C0052")) == {"approve"}, str(decisions(folder)))
    browser.until("the page shows theirs by itself", "rows.some(r => r.code === 'C0059' && stateOf(r) === 'approved')", seconds=25)
    at(browser, "C0063")
    decide(folder, "C0063", "hold", "--until", "2026-12-31", "--note", "calls back", "--by", OMAR)
    browser.after("where both decide about one letter, the second is told", "a", ALERT + ".includes('changed meanwhile')")
    check("and the first decision stands", set(of(folder, "C0063")) == {"hold"}, str(of(folder, "C0063")))
    browser.until("the letter is shown as it is now", "document.querySelector('.strip.held') && cur().code === 'C0063'")
    judge(browser, source, "a decision that somebody else was faster with")
    browser.click("#alerts .btn")
    check("the totals still make up the plan", browser.says(ADDS))
    browser.quiet("with two reviewers", [409])
    leave(browser, server)


def pages_that_fail(folder, browser, source):
    """The program says that it cannot draw a page."""
    server = Review(folder)
    opened(browser, server)
    browser.run("const url = server.pageUrl; server.pageUrl = (row, n) => url(row, 900 + n)")
    browser.key("j")
    browser.until("a page that cannot be drawn says why and links the file", "document.querySelector('.paper.failed a[href^=\"/api/pdf\"]') && document.querySelector('.paper.failed').innerText.length > 80")
    judge(browser, source, "a page that is not drawn")
    kind = browser.wait("const give = arguments[arguments.length - 1]; fetch(document.querySelector('.paper.failed a').href).then(r => give(r.headers.get('Content-Type')))")
    check("the link gives the letter", kind == "application/pdf", kind)
    browser.after("it can be decided all the same", "a", "rows.some(r => stateOf(r) === 'approved')")
    browser.key("u")
    browser.quiet("with a page that is not drawn", [422])
    leave(browser, server)


def data_that_change(folder, browser):
    """One cent of an approved letter changes while somebody looks."""
    server = Review(folder)
    opened(browser, server)
    at(browser, "C0052")
    if browser.says("stateOf(cur()) === 'todo'"):
        browser.key("a")
        browser.so("rows.some(r => r.code === 'C0052' && stateOf(r) === 'approved')")
    path = os.path.join(folder, "factures-ouvertes.csv")
    with open(path, "rb") as file:
        rows = file.read().split(b"\r\n")
    one = next(i for i, it in enumerate(rows) if it.startswith(b"C0052;") and it.split(b";")[7] != b"0,00")
    cells = rows[one].split(b";")
    for cell in (5, 7):
        whole, coins = cells[cell].rsplit(b",", 1)
        cells[cell] = b"%s,%02d" % (whole, (int(coins) + 1) % 100)
    rows[one] = b";".join(cells)
    with open(path, "wb") as file:
        file.write(b"\r\n".join(rows))
    browser.until("the page says that the data changed", ALERT + ".includes('1 approval no longer holds')", seconds=60)
    browser.click("#alerts .btn")
    browser.until("it shows the letter whose approval is void", "view.length === 1 && view[0].code === 'C0052' && document.querySelector('.strip.void')")
    browser.until("and what changed", "document.querySelector('.facts .hot')")
    check("the totals make up the new plan", browser.says(ADDS))
    browser.after("a approves it again", "a", "rows.some(r => r.code === 'C0052' && stateOf(r) === 'approved')")
    browser.quiet("when data change", [409, 422])
    leave(browser, server)


def doors(folder, browser, source):
    """A wrong key, another browser, the program gone."""
    server = Review(folder)
    browser.open(f"{server.origin}/{'0' * 64}")
    check("a wrong key opens nothing, and says so", browser.says("document.body.innerText").count("relance review") == 2)
    opened(browser, server)
    browser.open(server.address)
    check("the address works once", browser.says("document.body.innerText").count("relance review") == 2)
    browser.open(f"{server.origin}/?lang=en")
    browser.until("the browser that opened it stays in", LOADED)
    browser.forget()
    browser.run("beat()")
    browser.until("a browser without its key is told to open the address", ALERT + ".includes('Open the address')")
    judge(browser, source, "a page that is closed to this browser")
    leave(browser, server)
    server = Review(folder)
    opened(browser, server)
    browser.key("j")
    browser.so(DRAWN)
    before = decisions(folder)
    server.end()
    browser.after("a decision that nobody took is named", "a", ALERT + ".includes('no longer answers') && " + ALERT + ".includes('not saved')")
    browser.until("the acts are off", "[...document.querySelectorAll('#acts .btn')].every(b => b.disabled)")
    check("nothing was decided", decisions(folder) == before)
    judge(browser, source, "the program gone")
    browser.messages()


def nobody_there(folder, browser, source):
    """Half an hour without use, by a clock that is moved."""
    if not shutil.which("faketime"):
        check("faketime is there", not os.environ.get("CI"))
        print("LEFT OUT: faketime is not installed, the end of an idle page is not checked", file=sys.stderr)
        return
    clock = os.path.join(tempfile.mkdtemp(), "clock")

    def later(seconds):
        with open(clock, "w", encoding="ascii") as file:
            file.write(f"+{seconds}\n")
    later(0)
    library = subprocess.run(["faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"], capture_output=True, text=True).stdout.strip()
    server = Review(folder, {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": clock, "FAKETIME_NO_CACHE": "1"})
    opened(browser, server)
    later(1700)
    browser.run("beat()")
    browser.until("before it ends by itself, the page asks", ALERT + ".includes('closes in 2 minutes')")
    judge(browser, source, "a page that ends soon")
    browser.click("#alerts .btn")
    later(3400)
    browser.run("beat()")
    browser.until("who stays, stays", "!dead && " + ALERT + ".includes('closes in 2 minutes')")
    later(3600)
    # A wait that began under the other time goes on by it, so each thread that waits is woken.
    for _ in range(60):
        if server.process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(server.origin.rsplit(":", 1)[1])), timeout=5) as door:
            door.sendall(b"GET / HTTP/1.1\r\nHost: nobody\r\n\r\n")
        time.sleep(0.3)
    check("half an hour without use ends the program", server.process.poll() == 0, str(server.process.poll()))
    browser.run("beat()")
    browser.until("and the page says so", ALERT + ".includes('no longer answers')")
    server.end()
    browser.messages()


def second_name(browser):
    """`four_eyes`, and `required` off."""
    folder = desk("four_eyes = 10000\n")
    server = Review(folder)
    opened(browser, server)
    browser.key("o")
    check("nothing must be approved where nothing asks for it", browser.says("document.querySelector('.over .lead').textContent.includes('not held is made')"))
    at(browser, "C0059")
    browser.run("go(at()); document.getElementById('list').focus()")
    browser.so(DRAWN)
    browser.key("a")
    browser.so("own(rows.find(r => r.code === 'C0059')).approve")
    at(browser, "C0059")
    browser.until("one name is half of it", "stateOf(cur()) === 'todo' && document.querySelector('.strip.edit').textContent.includes('second name')")
    browser.after("the same name does not count twice", "a", "document.getElementById('toast').textContent.includes('another name')")
    leave(browser, server)
    server = Review(folder, by=OMAR)
    opened(browser, server)
    at(browser, "C0059")
    browser.after("another name approves it", "a", "stateOf(rows.find(r => r.code === 'C0059')) === 'approved'")
    check("both names stand in the file", len([it for it in decisions(folder) if it["debtor"] == "C0059"]) == 2)
    browser.quiet("with two names")
    leave(browser, server)
    shutil.rmtree(folder, ignore_errors=True)


def main():
    folder, browser, source = desk(), Browser(), axe()
    try:
        browser.size(1400)
        two_reviewers(folder, browser, source)
        pages_that_fail(folder, browser, source)
        data_that_change(folder, browser)
        second_name(browser)
        doors(folder, browser, source)
        nobody_there(folder, browser, source)
    finally:
        browser.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(failed)} failed")
    sys.exit(bool(failed))


main()
