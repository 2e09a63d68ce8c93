import type { Row } from "./canonical-row.ts";

/** A batch is one statement and one commit: enough rows that those cost little, few enough for seconds. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 2_000_000;

/** Rows as one JSON text: an array of objects. */
export interface RowBatch {
  json: string;
  rows: number;
}

/** Gathers rows, in their order, into batches that are neither empty nor large. */
export function* batchesOf(rows: Iterable<Row>): Iterable<RowBatch> {
  let texts: string[] = [];
  let characters = 0;
  const batch = (): RowBatch => ({ json: `[${texts.join(",")}]`, rows: texts.length });
  for (const row of rows) {
    const text = JSON.stringify(row);
    texts.push(text);
    characters += text.length;
    if (texts.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield batch();
    texts = [];
    characters = 0;
  }
  if (texts.length > 0) yield batch();
}
