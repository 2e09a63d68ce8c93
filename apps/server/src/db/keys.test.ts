import { getTableConfig } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { TALK_COLUMNS } from "../conversations/talk-columns.ts";
import { postgresTables } from "./tables.ts";

/**
 * PostgreSQL takes the columns of whole unique indexes for keys: an update of one waits for all who refer to the row,
 * and they for it. The search refers to many conversations at once, and would stop everybody who talks in them.
 */
test("nothing that a message changes is a key of its conversation", () => {
  const { indexes } = getTableConfig(postgresTables.conversations);
  const keys = indexes
    .filter(({ config }) => config.unique && !config.where)
    .flatMap(({ config }) => config.columns.map((column) => "name" in column && column.name));
  expect(keys.filter((name) => TALK_COLUMNS.some((talk) => talk === name))).toEqual([]);
});
