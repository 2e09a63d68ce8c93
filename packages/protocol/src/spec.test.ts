import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLOSE_CODES, isRetryable } from "./close-codes.ts";
import { agentDownUnionSchema, visitorDownUnionSchema } from "./down.ts";
import { ERROR_KINDS } from "./error-kinds.ts";
import * as limits from "./limits.ts";
import { agentUpSchema, visitorUpSchema } from "./up.ts";

const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");

/** The rows of the table under a heading, as lists of cells. */
function table(heading: string): string[][] {
  const section = spec.slice(spec.indexOf(`## ${heading}`)).split("\n## ")[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

const typesOf = (union: { anyOf: readonly { properties: { type: { const: string } } }[] }) =>
  union.anyOf.map(({ properties }) => properties.type.const);

test("SPEC.md lists every error kind, once, in the order of the code", () => {
  expect(table("Errors").map(([kind]) => kind)).toEqual(Object.keys(ERROR_KINDS));
});

test("SPEC.md lists every close code with what a client may do", () => {
  const listed = table("Close codes").map(([code, reason, back]) => ({
    reason,
    code: Number(code),
    retry: back === "yes",
  }));
  const known = Object.entries(CLOSE_CODES).map(([reason, code]) => [reason, code]);
  expect(listed.map(({ reason, code }) => [reason, code])).toEqual(known);
  for (const { code, retry } of listed) expect(isRetryable(code)).toBe(retry);
  expect(isRetryable(1006)).toBe(true);
});

test("SPEC.md lists every frame, from whom and to whom", () => {
  const rows = table("Every frame");
  const listed = (column: number, who: string) =>
    rows.filter((row) => row[column]?.includes(who)).map(([type]) => type);
  expect(listed(1, "visitor").sort()).toEqual(typesOf(visitorUpSchema).sort());
  expect(listed(1, "agent").sort()).toEqual(typesOf(agentUpSchema).sort());
  expect(listed(2, "visitor").sort()).toEqual(typesOf(visitorDownUnionSchema).sort());
  expect(listed(2, "agent").sort()).toEqual(typesOf(agentDownUnionSchema).sort());
});

test("SPEC.md names every limit", () => {
  for (const name of Object.keys(limits)) expect(spec).toContain(`\`${name}\``);
});

test("each rule has a number of its own, and every number that is referred to is there", () => {
  const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id);
  expect(new Set(rules).size).toBe(rules.length);
  const referred = [...spec.matchAll(/(?<!\w)([A-Z]\d{1,2})(?!\w)/g)].map(([, id]) => id);
  expect(referred.filter((id) => !rules.includes(id))).toEqual([]);
});
