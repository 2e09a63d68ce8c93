import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLOSE_CODES } from "./close-codes.ts";
import { agentDownUnionSchema, visitorDownUnionSchema } from "./down.ts";
import { ERROR_KINDS } from "./error-kinds.ts";
import { agentUpSchema, visitorUpSchema } from "./up.ts";
import { PROTOCOL_VERSION } from "./version.ts";

const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");

/** The same text for the same shape, whatever order its keys were written in. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    // What typebox keeps for itself is no part of the wire.
    .filter(([key, inner]) => !key.startsWith("~") && inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}

function hashOf(wire: unknown): string {
  return createHash("sha256").update(stable(wire)).digest("hex").slice(0, 16);
}

const wire = {
  up: { visitor: visitorUpSchema, agent: agentUpSchema },
  down: { visitor: visitorDownUnionSchema, agent: agentDownUnionSchema },
  errorKinds: Object.keys(ERROR_KINDS),
  closeCodes: CLOSE_CODES,
};

interface Line {
  version: number;
  hash: string;
}

function historyIn(text: string): Line[] {
  const rows = text
    .slice(text.indexOf("## History of versions"))
    .matchAll(/^\| (\d+) +\| (\w+) +\|/gm);
  return [...rows].map(([, version, hash]) => ({ version: Number(version), hash: String(hash) }));
}

/** What is still to be done, or undefined. */
function undone(hash: string, version: number, history: Line[]): string | undefined {
  const last = history.at(-1);
  const known = history.find((line) => line.hash === hash);
  if (known && known.version !== version) {
    return `This wire is version ${known.version}: set PROTOCOL_VERSION in version.ts to ${known.version}.`;
  }
  if (!known && last?.version === version) {
    return `The wire has changed. Raise PROTOCOL_VERSION in version.ts to ${version + 1}, and add to the history in SPEC.md: | ${version + 1} | ${hash} | what changed |`;
  }
  if (!known) {
    return `Version ${version} has no line yet. Add to the history in SPEC.md: | ${version} | ${hash} | what changed |`;
  }
  return history.some((line, i) => line.version !== i + 1)
    ? "The history in SPEC.md must number its versions 1, 2, 3 … in order."
    : undefined;
}

test("the wire is the one that its version's line in SPEC.md tells of", () => {
  const todo = undone(hashOf(wire), PROTOCOL_VERSION, historyIn(spec));
  expect(todo, todo).toBeUndefined();
});

test("a changed wire asks for a new version and a line, and says which", () => {
  const history = [{ version: 1, hash: "aaaa" }];
  expect(undone("bbbb", 1, history)).toContain("Raise PROTOCOL_VERSION in version.ts to 2");
  expect(undone("bbbb", 1, history)).toContain("| 2 | bbbb | what changed |");
  expect(undone("bbbb", 2, history)).toContain("| 2 | bbbb | what changed |");
  expect(undone("bbbb", 2, [...history, { version: 2, hash: "bbbb" }])).toBeUndefined();
  expect(undone("aaaa", 2, history)).toContain("to 1");
  expect(undone("bbbb", 3, [...history, { version: 3, hash: "bbbb" }])).toContain("in order");
});

test("any change of a frame, an error kind or a close code changes the hash", () => {
  const before = hashOf(wire);
  const [hello, ...rest] = visitorUpSchema.anyOf;
  const longer = { ...hello, properties: { ...hello.properties, extra: { type: "string" } } };
  const changed = [
    { ...wire, up: { ...wire.up, visitor: { ...visitorUpSchema, anyOf: [longer, ...rest] } } },
    { ...wire, down: { ...wire.down, agent: { anyOf: agentDownUnionSchema.anyOf.slice(1) } } },
    { ...wire, errorKinds: [...wire.errorKinds, "tired"] },
    { ...wire, closeCodes: { ...CLOSE_CODES, silent: 4009 } },
  ];
  for (const other of changed) expect(hashOf(other)).not.toBe(before);
  expect(
    hashOf({ ...wire, closeCodes: Object.fromEntries(Object.entries(CLOSE_CODES).reverse()) }),
  ).toBe(before);
});
