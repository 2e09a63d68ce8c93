/** Why a text is no CSV, and in which line. */
export class CsvError extends Error {}

/** A record, and the line that it begins in, 1 for the first. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** What may part the fields of a line. */
export type CsvSeparator = "," | ";" | "\t";

const FIELD_END: Record<CsvSeparator, RegExp> = {
  ",": /[",\r\n]/g,
  ";": /[";\r\n]/g,
  "\t": /["\t\r\n]/g,
};

/**
 * Reads RFC 4180: commas, fields in double quotes where needed, `""` for a quote inside, lines ended by
 * CRLF, LF or CR. A byte order mark at the start and empty lines are passed over. Throws a CsvError for a
 * quote that is never closed, or that stands where none may.
 */
export const readCsv = (text: string): CsvRecord[] => [...csvRecords(text)];

/** The same, record by record, also of files whose fields are parted by something else. */
export function* csvRecords(text: string, separator: CsvSeparator = ","): Generator<CsvRecord> {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record: CsvRecord = { line, fields: [] };
    do {
      const read = text[at] === '"' ? quoted : plain;
      const field = read(text, at, line, separator);
      record.fields.push(field.value);
      line += linesIn(field.value);
      at = field.end + 1;
    } while (text[at - 1] === separator);
    if (text[at - 1] === "\r" && text[at] === "\n") at += 1;
    line += 1;
    if (record.fields.length > 1 || record.fields[0] !== "") yield record;
  }
}

interface Field {
  value: string;
  /** Where the separator or the line's end after it stands. */
  end: number;
}

function plain(text: string, start: number, line: number, separator: CsvSeparator): Field {
  const ends = FIELD_END[separator];
  ends.lastIndex = start;
  const end = ends.exec(text)?.index ?? text.length;
  if (text[end] === '"') {
    throw new CsvError(`Line ${line}: a field with a quote in it must stand in quotes itself.`);
  }
  return { value: text.slice(start, end), end };
}

function quoted(text: string, start: number, line: number, separator: CsvSeparator): Field {
  let value = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new CsvError(`Line ${line}: the quote that begins there is never closed.`);
    value += text.slice(from, quote);
    from = quote + 2;
    if (text[quote + 1] === '"') {
      value += '"';
      continue;
    }
    const end = quote + 1;
    const after = text[end] ?? "\n";
    if (after !== separator && after !== "\r" && after !== "\n") {
      const name = { ",": "comma", ";": "semicolon", "\t": "tab" }[separator];
      throw new CsvError(
        `Line ${line}: after a closing quote only a ${name} or a new line may come.`,
      );
    }
    return { value, end };
  }
}

const linesIn = (value: string): number => value.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Writes RFC 4180, with CRLF; a field is quoted when it has to be. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  return records.map((fields) => `${fields.map(written).join(",")}\r\n`).join("");
}

const written = (field: string): string =>
  /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
