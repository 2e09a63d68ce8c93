import { getTableName } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { postgresTables } from "../db/tables.ts";

/** What a column holds, as far as moving it makes a difference. */
export type Kind = "text" | "json" | "integer" | "bigint" | "boolean" | "bytea";

export interface MovedColumn {
  name: string;
  kind: Kind;
}

/** A table as both databases have it. */
export interface MovedTable {
  name: string;
  columns: MovedColumn[];
  /** Columns of the primary key, in its order. */
  key: string[];
}

/** Who is connected now: it belongs to the process that runs, and a move begins when none does. */
const OF_THE_MOMENT = ["nodes"];

/** What the server makes anew of the rest: the search begins from the start. */
const isMadeAnew = (name: string): boolean => name.startsWith("search_");

const KINDS: Record<string, Kind> = {
  'text collate "C"': "text",
  json: "json",
  integer: "integer",
  bigint: "bigint",
  boolean: "boolean",
  bytea: "bytea",
};

/**
 * All tables that are moved, each after those that it refers to. Made of the descriptions in
 * db/tables.ts. Throws when one of them has a type, or a circle of references, that nobody has
 * thought of here.
 */
export function movedTables(all: object = postgresTables): MovedTable[] {
  const waiting = (Object.values(all) as PgTable[]).filter(
    (table) => !OF_THE_MOMENT.includes(getTableName(table)) && !isMadeAnew(getTableName(table)),
  );
  const inOrder: PgTable[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((table) => refersTo(table).every((to) => inOrder.includes(to)));
    if (next < 0) throw new Error(`${waiting.map(getTableName)} refer to each other in a circle`);
    inOrder.push(...waiting.splice(next, 1));
  }
  return inOrder.map(described);
}

const refersTo = (table: PgTable): PgTable[] =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((to) => to !== table);

function described(table: PgTable): MovedTable {
  const casing = new CasingCache("snake_case");
  const { name, columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  return {
    name,
    columns: columns.map((column) => {
      const kind = KINDS[column.getSQLType()];
      if (!kind) throw new Error(`${name}: nothing moves a column of type ${column.getSQLType()}`);
      return { name: casing.getColumnCasing(column), kind };
    }),
    key: key.map((column) => casing.getColumnCasing(column)),
  };
}

/** As it stands in SQL of both engines. */
export const quoted = (name: string): string => `"${name}"`;
