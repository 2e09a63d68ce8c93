import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../start/workspaces.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");

/** Names and defaults of the settings, as the server has them. */
function settings() {
  const found = read("apps/server/src/config.ts").matchAll(
    /^ {2}([A-Z_]+): Type\.[\s\S]*?(?=^ {2}[A-Z_]+: Type\.|^}\))/gm,
  );
  return [...found].map(([text, name]) => ({ name, value: /default: "(.*?)"/.exec(text)?.[1] }));
}

/** The README's table: the cells of each row that begins with a setting's name. */
const rows = () =>
  read("README.md")
    .split("\n")
    .filter((line) => /^\| `[A-Z_]+`/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("the README's table has every setting of the server, and no other", () => {
  const named = rows().flatMap(([, names]) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, n]) => n),
  );
  expect(named.sort()).toEqual(
    settings()
      .map(({ name }) => name)
      .sort(),
  );
});

test("the README's table has the server's defaults", () => {
  for (const { name, value } of settings().filter((setting) => setting.value !== undefined)) {
    const [, , shown] = rows().find(([, names]) => names.includes(`\`${name}\``)) ?? [];
    expect(shown, name).toContain(`\`${value}\``);
  }
});
