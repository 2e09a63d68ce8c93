import { expect, test } from "vitest";
import { adviceFor } from "./advice.mjs";

test("a missing compiler is answered with what to install", () => {
  const output = [
    "better-sqlite3 install: prebuild-install warn install getaddrinfo ENOTFOUND github.com",
    'better-sqlite3 install: gyp info find Python using Python version 3.11.7 found at "/usr/bin/python3"',
    "better-sqlite3 install: gyp ERR! stack Error: not found: make",
  ].join("\n");
  expect(adviceFor(output)).toContain("apt-get install -y python3 make g++");
});

test("a missing Python is answered with what to install", () => {
  expect(adviceFor("gyp ERR! find Python You need to install the latest version")).toContain(
    "python3",
  );
});

test("an unreachable registry is told apart from a failed download that was overcome", () => {
  expect(adviceFor("ERR_PNPM_META_FETCH_FAIL getaddrinfo ENOTFOUND")).toContain("HTTPS_PROXY");
  expect(adviceFor("prebuild-install warn install ENOTFOUND github.com")).not.toContain("PROXY");
});

test("a full disk is named before the failures that follow from it", () => {
  expect(adviceFor("ENOSPC: no space left on device\nnetwork error")).toContain("disk is full");
});

test("an unknown failure points at the whole output", () => {
  expect(adviceFor("something odd")).toContain("log");
});
