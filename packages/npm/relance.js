#!/usr/bin/env node
// Starts the program of the package for this system, with the same arguments and the same exit code.
"use strict";

const { spawnSync } = require("node:child_process");

const system = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "relance.exe" : "relance";

let program;
try {
  program = require.resolve(`@relance/${system}/bin/${name}`);
} catch {
  console.error(`relance: the package @relance/${system} is not installed; there may be none for this system.`);
  process.exit(2);
}

const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`relance: cannot start ${program}: ${ended.error.message}`);
  process.exit(2);
}
if (ended.signal) {
  process.kill(process.pid, ended.signal);
}
process.exit(ended.status ?? 2);
