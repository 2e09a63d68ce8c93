import { hash } from "node:crypto";
import { type MovedColumn, type MovedTable, quoted } from "./moved-tables.ts";

/** A row as SQLite gives it: flags as 0 or 1, JSON as the text that was stored, bytes by `asHex`. */
export type Row = Record<string, string | number | null>;

/** What a table holds: how many rows, and a digest that is the same for the same rows in any order. */
export interface Holding {
  rows: number;
  /** 64 hexadecimal digits. */
  digest: string;
}

/** PostgreSQL keeps neither in a text; Foyer stores the sign for "no character" there instead. */
const NOT_KEPT = /[\0\p{Surrogate}]/gu;

/** The text as PostgreSQL keeps it. */
export const asKept = (text: string): string => text.replace(NOT_KEPT, "\uFFFD");

/** Bytes as JSON can carry them, and PostgreSQL reads and writes them. */
export const asHex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString("hex")}`;

const isText = ({ kind }: MovedColumn): boolean => kind === "text" || kind === "json";

/** One text for one row, the same whichever database it is in. `row` must be as it is kept. */
export function canonicalText({ columns }: MovedTable, row: Row): string {
  return columns
    .map(({ name }) => {
      const value = row[name] ?? null;
      if (value === null) return "-";
      return typeof value === "string" ? `${Buffer.byteLength(value)}:${value}` : String(value);
    })
    .join(",");
}

/** The same text, made by PostgreSQL. */
export const canonicalSql = ({ columns }: MovedTable): string =>
  columns
    .map((column) => {
      const name = quoted(column.name);
      if (isText(column)) return `coalesce(octet_length(${name}::text) || ':' || ${name}, '-')`;
      // "\\x" and two digits a byte, whatever the session's bytea_output is.
      if (column.kind === "bytea") {
        return `coalesce(2 + 2 * octet_length(${name}) || ':\\x' || encode(${name}, 'hex'), '-')`;
      }
      const number = column.kind === "boolean" ? `${name}::integer` : name;
      return `coalesce(${number}::text, '-')`;
    })
    .join(" || ',' || ");

/** SHA-256, as PostgreSQL's `sha256` makes it of the same text. */
export const digestOf = (text: string): string => hash("sha256", text, "hex");

/** Adds the digests of rows up as numbers: so their order makes no difference, and nothing else is lost. */
export function createHolding(): { add(digest: string): void; value(): Holding } {
  let rows = 0;
  let sum = 0n;
  return {
    add(digest) {
      rows += 1;
      sum += BigInt(`0x${digest}`);
    },
    value: () => ({ rows, digest: BigInt.asUintN(256, sum).toString(16).padStart(64, "0") }),
  };
}
