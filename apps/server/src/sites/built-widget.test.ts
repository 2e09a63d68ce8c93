import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createBuiltWidget } from "./built-widget.ts";

/** A folder as the widget's build leaves it, and how to build again. */
function builtFolder() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-widget-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, ".vite"));
  writeFileSync(join(folder, "embed.js"), "before(__FOYER_SETTINGS__)after");
  const manifest = join(folder, ".vite/manifest.json");
  const build = (text: string, at: number) => {
    writeFileSync(manifest, text);
    utimesSync(manifest, at, at);
  };
  return { folder, build };
}

const naming = (file: string) => JSON.stringify({ "src/widget.tsx": { file, isEntry: true } });

test("a rebuild under a running server is followed at once", () => {
  const { folder, build } = builtFolder();
  build(naming("panel-one.js"), 1_000);
  const built = createBuiltWidget(folder);
  expect(built()).toMatchObject({ head: "before(", tail: ")after", panel: "/widget/panel-one.js" });
  build(naming("panel-two.js"), 2_000);
  expect(built().panel).toBe("/widget/panel-two.js");
});

test("while a build is half done the last one is served", () => {
  const { folder, build } = builtFolder();
  build(naming("panel-one.js"), 1_000);
  const built = createBuiltWidget(folder);
  build('{"half', 2_000);
  expect(built().panel).toBe("/widget/panel-one.js");
  build(naming("panel-two.js"), 3_000);
  expect(built().panel).toBe("/widget/panel-two.js");
});
