import { getTableName } from "drizzle-orm";
import * as postgres from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { postgresTables } from "../db/tables.ts";
import { movedTables } from "./moved-tables.ts";

test("every table is moved but the nodes of the moment and the search, whatever is added", () => {
  const names = Object.values(postgresTables).map(getTableName);
  const all = names.filter((name) => !name.startsWith("search_"));
  const moved = movedTables().map(({ name }) => name);
  expect([...moved, "nodes"].sort()).toEqual(all.sort());
});

test("a table comes after those that it refers to", () => {
  const moved = movedTables().map(({ name }) => name);
  const inOrder = ["sites", "visitors", "conversations", "events"];
  expect(moved.filter((name) => inOrder.includes(name))).toEqual(inOrder);
});

test("the columns of a key are in the key's order", () => {
  const events = movedTables().find(({ name }) => name === "events");
  expect(events?.key).toEqual(["conversation_id", "seq"]);
});

test("a column of a type that nobody has thought of is not moved by chance", () => {
  const table = postgres.pgTable("odd", { id: postgres.uuid().primaryKey() });
  expect(() => movedTables({ table })).toThrow("odd: nothing moves a column of type uuid");
});
