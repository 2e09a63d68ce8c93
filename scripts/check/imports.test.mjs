import { describe, expect, test } from "vitest";
import { FILE_RULES } from "./file-rules.mjs";
import { folderWith } from "./fixture.mjs";
import { IMPORT_RULES } from "./import-rules.mjs";
import { importProblems } from "./imports.mjs";
import { WIDGET_SENTENCE } from "./widget-reach.mjs";

const WORKSPACES = ["apps/server", "apps/widget", "apps/console"].concat(
  ["protocol", "connection", "faq-search", "test-kit", "ui"].map((name) => `packages/${name}`),
);

const MANIFESTS = Object.fromEntries(
  WORKSPACES.map((folder) => [
    `${folder}/package.json`,
    JSON.stringify({
      name: `@foyer/${folder.split("/")[1]}`,
      exports: { ".": "./src/index.ts", "./*": "./src/*.ts" },
    }),
  ]),
);

const problems = (files) => importProblems(folderWith({ ...MANIFESTS, ...files }));

const rule = (words) => {
  const sentences = [...IMPORT_RULES, ...FILE_RULES].map(({ sentence }) => sentence);
  return sentences.concat(WIDGET_SENTENCE).find((sentence) => sentence.includes(words));
};

/** [words of the rule, a file that breaks it, its text] */
const BROKEN = [
  ["protocol imports", "packages/protocol/src/up.ts", 'import { nanoid } from "nanoid";'],
  ["faq-search imports", "packages/faq-search/src/index.ts", 'import { join } from "node:path";'],
  ["connection imports", "packages/connection/src/a.ts", 'import { h } from "preact";'],
  ["connection imports", "packages/connection/src/a.ts", 'import "../../ui/src/a.ts";'],
  ["An app never", "apps/console/src/a.ts", 'import { a } from "@foyer/server/a";'],
  ["An app never", "apps/console/src/a.ts", 'export { a } from "../../widget/src/a.ts";'],
  ["A package never", "packages/ui/src/a.ts", 'import type { A } from "@foyer/console/a";'],
  ["A package never", "packages/test-kit/src/a.ts", 'import { a } from "@foyer/widget/a";'],
  ["Code that ships", "apps/server/src/a.ts", 'import { a } from "@foyer/test-kit";'],
  ["Code that ships", "apps/server/src/a.ts", 'import { a } from "./b.test.ts";'],
  ["Only socket/", "apps/server/src/messages/a.ts", 'import type { WebSocket } from "ws";'],
  ["Only socket/", "apps/server/src/app.ts", 'import ws from "@fastify/websocket";'],
  ["Only cluster/", "apps/server/src/main.ts", 'import { createClient } from "@redis/client";'],
  ["Only db/", "apps/server/src/faq/faq.ts", 'import { Pool } from "pg";'],
  ["Only db/", "apps/server/src/faq/search.ts", 'import { eq } from "drizzle-orm";'],
  ["Only db/", "apps/server/src/faq/search.ts", 'const d = await import("better-sqlite3");'],
  [
    "A feature never",
    "apps/server/src/faq/a.ts",
    'import { s } from "../messages/message-store.ts";',
  ],
  ["by autoload", "apps/server/src/app.ts", 'import autoload from "@fastify/autoload";'],
  ["by decorator", "apps/server/src/app.ts", 'app.decorate("db", db);'],
  ["by decorator", "apps/server/src/app.ts", "@Injectable()\nclass A {}"],
  ["no utils", "apps/console/src/utils/dates.ts", ""],
  ["no utils", "apps/console/src/inbox/helpers.ts", ""],
  ["no utils", "apps/console/src/inbox/inbox.types.ts", ""],
  ["at most 400", "apps/console/src/inbox/inbox.ts", "a;\n".repeat(401)],
  ["a validator", "apps/widget/src/a.ts", 'import { Value } from "typebox/value";'],
];

describe("a broken rule is reported", () => {
  test.each(BROKEN)("%s: %s with %j", (words, path, text) => {
    const found = problems({ [path]: text });
    expect(found).toEqual([expect.stringContaining(path)]);
    expect(found[0]).toContain(rule(words));
  });

  test("and each rule has such an example", () => {
    const shown = new Set(BROKEN.map(([words]) => rule(words)));
    const all = [...IMPORT_RULES, ...FILE_RULES].map(({ sentence }) => sentence);
    expect([...shown].sort()).toEqual([...all, WIDGET_SENTENCE].sort());
  });
});

test("the widget's way to a validator is followed through packages and shown whole", () => {
  const found = problems({
    "apps/widget/src/panel.ts": 'import { connect } from "@foyer/connection";',
    "packages/connection/src/index.ts": 'export * from "./parse.ts";',
    "packages/connection/src/parse.ts": 'import { schema } from "@foyer/protocol/up";',
    "packages/protocol/src/up.ts": 'import Type from "typebox";',
  });
  expect(found).toEqual([
    "apps/widget/src/panel.ts → packages/connection/src/index.ts → packages/connection/src/parse.ts" +
      ` → packages/protocol/src/up.ts → typebox. ${WIDGET_SENTENCE}`,
  ]);
});

test("what is allowed is not reported", () => {
  const found = problems({
    "apps/widget/src/panel.ts":
      'import type { Up } from "@foyer/protocol";\nimport { type Down } from "@foyer/protocol/up";\n' +
      'import { LIMIT } from "@foyer/protocol/limits";',
    "packages/protocol/src/index.ts": 'import { up } from "./up.ts";',
    "packages/protocol/src/up.ts": 'import Type, { type Static } from "typebox";',
    "packages/protocol/src/limits.ts": "export const LIMIT = 1;",
    "packages/protocol/src/up.test.ts": 'import { test } from "vitest";',
    "packages/test-kit/src/index.ts": 'import { build } from "@foyer/server/app";\nimport "ws";',
    "apps/server/src/socket/upgrade.ts": 'import ws from "ws";',
    "apps/server/src/db/open.ts": 'import { drizzle } from "drizzle-orm/better-sqlite3";',
    "apps/server/src/faq/article-store.ts": 'import { eq } from "drizzle-orm";',
    "apps/server/src/faq/search.ts":
      'import { list } from "./article-store.ts";\nimport { send } from "../messages/send-message.ts";',
    "apps/server/src/app.ts": 'import { list } from "./faq/article-store.ts";',
    "apps/server/src/faq/search.test.ts": 'import { start } from "@foyer/test-kit";',
    "apps/server/src/db/migrations/0000.ts": "a;\n".repeat(900),
    "tests/path.test.ts": "a;\n".repeat(900),
  });
  expect(found).toEqual([]);
});

test("a rule is not broken by a comment or a text that only looks like an import", () => {
  const text = [
    '// import { eq } from "drizzle-orm";',
    '/* import ws from "ws"; */',
    'export const sql = `select a from "ws"`;',
    'export const url = "https://ws.example";',
  ].join("\n");
  expect(problems({ "apps/server/src/faq/search.ts": text })).toEqual([]);
});
