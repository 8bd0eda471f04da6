#!/usr/bin/env python3
"""Who the page of `relance review` lets in, over raw TCP: review_door.py RELANCE. Ends with 1 where anybody gets in who may not."""
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile

RELANCE = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "atelier")
failed = []


def ask(port, head, body=b"", parts=0):
    with socket.create_connection(("127.0.0.1", port), timeout=60) as door:
        try:
            door.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
            for _ in range(parts):
                door.sendall(b"x" * 1_000_000)
        except OSError:
            pass
        answer = b""
        while b"\r\n\r\n" not in answer:
            try:
                more = door.recv(65536)
            except OSError:
                break
            if not more:
                break
            answer += more
    found = re.match(rb"HTTP/1\.1 (\d+)", answer)
    return int(found[1]) if found else 0, answer.decode("latin-1")


def check(what, found, wanted):
    is_so = found in wanted
    print("ok  " if is_so else "FAIL", what, found, flush=True)
    if not is_so:
        failed.append(what)


folder = tempfile.mkdtemp()
shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
with open(os.path.join(folder, "clients.csv"), "rb") as file:
    rows = file.read()
words = [RELANCE, "review", "relance.toml", "--date", "2026-11-22", "--no-open", "--by", "N", "--lang", "en"]
server = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
try:
    port, token = re.search(r"127\.0\.0\.1:(\d+)/(\w+)", server.stdout.readline()).groups()
    port = int(port)
    own = f"127.0.0.1:{port}"
    check("no cookie", ask(port, f"GET / HTTP/1.1\nHost: {own}")[0], [403])
    check("a wrong key", ask(port, f"GET /{'0' * 64} HTTP/1.1\nHost: {own}")[0], [403])
    check("the key under another host", ask(port, f"GET /{token} HTTP/1.1\nHost: evil.example:{port}")[0], [403])
    status, answer = ask(port, f"GET /{token} HTTP/1.1\nHost: {own}")
    check("the key, once", status, [303])
    cookie = re.search(r"Set-Cookie: ([^;]+); HttpOnly; SameSite=Strict", answer)[1]
    check("the key, twice", ask(port, f"GET /{token} HTTP/1.1\nHost: {own}")[0], [403])
    base = f"Cookie: {cookie}"
    status, answer = ask(port, f"GET / HTTP/1.1\nHost: {own}\n{base}")
    check("the page", status, [200])
    for header in ("Content-Security-Policy: default-src 'none'", "Cache-Control: no-store", "X-Content-Type-Options: nosniff"):
        check(header, header in answer, [True])
    check("no CORS", "access-control" in answer.lower(), [False])
    for host in (f"127.0.0.1.evil.example:{port}", f"localhost.evil.example:{port}", "127.0.0.1", f"0.0.0.0:{port}",
                 f"127.0.0.1:{port + 1}", f"localtest.me:{port}", f"127.1:{port}", ""):
        check(f"host {host!r}", ask(port, f"GET / HTTP/1.1\nHost: {host}\n{base}")[0], [403, 400])
    check("no host", ask(port, f"GET / HTTP/1.1\n{base}")[0], [403, 400])
    check("two hosts", ask(port, f"GET / HTTP/1.1\nHost: {own}\nHost: evil.example\n{base}")[0], [403, 400])
    check("localhost", ask(port, f"GET / HTTP/1.1\nHost: localhost:{port}\n{base}")[0], [200])

    def post(origin, kind, path="/api/stay", body=b"{}", more=""):
        lines = [f"POST {path} HTTP/1.1", f"Host: {own}", base, f"Content-Length: {len(body)}"]
        lines += [f"Origin: {origin}"] if origin else []
        lines += [f"Content-Type: {kind}"] if kind else []
        return ask(port, "\n".join(lines) + more, body)[0]

    check("its own origin", post(f"http://{own}", "application/json"), [204])
    for origin in ("http://evil.example", "null", f"https://{own}", f"http://{own}.evil.example", f"http://localhost:{port}", None):
        check(f"origin {origin}", post(origin, "application/json"), [403])
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", None):
        check(f"kind {kind}", post(f"http://{own}", kind), [415])
    for path in ("/../relance.toml", "/..%2frelance.toml", "/run/../../relance.toml", "/run/..%2f..%2frelance.toml", "/etc/passwd",
                 "/api/nothing", "//api/job"):
        check(f"path {path}", ask(port, f"GET {path} HTTP/1.1\nHost: {own}\n{base}")[0], [404, 400])
    check("another method", ask(port, f"DELETE / HTTP/1.1\nHost: {own}\n{base}")[0], [405])
    check("a call that is none", post(f"http://{own}", "application/json", "/api/decide", b"[1"), [400])
    strange = b'{"plan":"x","decisions":[{"debtor":"<script>alert(1)</script>","currency":"EUR","action":"approve","of":"0"}]}'
    check("a debtor named <script>", post(f"http://{own}", "application/json", "/api/decide", strange), [409])
    head = f"POST /api/decide HTTP/1.1\nHost: {own}\n{base}\nOrigin: http://{own}\nContent-Type: application/json\nContent-Length: 100000000"
    check("100 MB", ask(port, head, parts=100)[0], [413, 0])
    answered = sum(ask(port, f"GET /api/state HTTP/1.1\nHost: {own}\n{base}\nConnection: close")[0] == 200 for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 300))
    check("many requests are answered", answered, [int(sys.argv[2]) if len(sys.argv) > 2 else 300])
    check("nothing was decided", os.path.exists(os.path.join(folder, "review.toml")), [False])
finally:
    server.terminate()
    server.wait(20)
    shutil.rmtree(folder, ignore_errors=True)
print(f"{len(failed)} failed")
sys.exit(bool(failed))
