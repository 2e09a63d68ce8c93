import { expect, test } from "vitest";
import { COMPILE_NOTICE, detailOf } from "./pnpm-output.mjs";

test("pnpm's counts become a short line", () => {
  expect(detailOf("Progress: resolved 206, reused 3, downloaded 135, added 134")).toBe(
    "134 of 206 packages, 135 downloaded, 3 from cache",
  );
});

test("the compilation of SQLite is announced, as it is the one long wait", () => {
  const line = ".../node_modules/better-sqlite3 install: gyp info using node-gyp@12.4.0";
  expect(detailOf(line)).toBe(COMPILE_NOTICE);
});

test("a ready-made SQLite is not announced as a compilation", () => {
  const line = ".../better-sqlite3 install$ prebuild-install || node-gyp rebuild --release";
  expect(detailOf(line)).toBeUndefined();
});

test("the end of the compilation takes the announcement back", () => {
  expect(detailOf(".../node_modules/better-sqlite3 install: gyp info ok")).toBe("finishing");
});
