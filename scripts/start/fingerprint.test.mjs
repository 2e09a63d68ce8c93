import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../check/fixture.mjs";
import { buildFingerprint, installFingerprint } from "./fingerprint.mjs";

const checkout = () =>
  folderWith({
    "package.json": "{}",
    "pnpm-lock.yaml": "",
    "pnpm-workspace.yaml": "",
    "tsconfig.base.json": "{}",
    "apps/server/package.json": "{}",
    "apps/server/src/main.ts": "",
    "apps/server/src/main.test.ts": "",
    "apps/server/dist/main.js": "",
    "packages/ui/src/bubble.tsx": "",
  });

const MACHINERY = [
  "package.json",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "apps/server/package.json",
];

test.each(MACHINERY)("a change of %s asks for a new install", (path) => {
  const top = checkout();
  const before = installFingerprint(top);
  writeFileSync(join(top, path), '{"version":"2"}');
  expect(installFingerprint(top)).not.toBe(before);
});

test("an install is for one kind of machine and Node: source does not matter to it", () => {
  const top = checkout();
  const before = installFingerprint(top);
  writeFileSync(join(top, "apps/server/src/main.ts"), "changed");
  expect(installFingerprint(top)).toBe(before);
});

const SOURCES = ["apps/server/src/main.ts", "packages/ui/src/bubble.tsx", "pnpm-lock.yaml"];

test.each(SOURCES)("a change of %s asks for a new build", (path) => {
  const top = checkout();
  const before = buildFingerprint(top);
  writeFileSync(join(top, path), "changed");
  expect(buildFingerprint(top)).not.toBe(before);
});

test("a source that was only touched asks for a new build: times are read, not contents", () => {
  const top = checkout();
  const before = buildFingerprint(top);
  utimesSync(join(top, "apps/server/src/main.ts"), new Date(0), new Date(0));
  expect(buildFingerprint(top)).not.toBe(before);
});

test.each(["apps/server/src/main.test.ts", "apps/server/dist/main.js"])(
  "a change of %s asks for no new build",
  (path) => {
    const top = checkout();
    const before = buildFingerprint(top);
    writeFileSync(join(top, path), "changed");
    expect(buildFingerprint(top)).toBe(before);
  },
);
