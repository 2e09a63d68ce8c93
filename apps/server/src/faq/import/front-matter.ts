/** What stands above a Markdown text between two lines of "---": names, each with one value or several. */
export interface FrontMatter {
  values: Map<string, string[]>;
  /** What comes below. */
  body: string;
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const PAIR = /^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)$/;
const ITEM = /^[ \t]*-[ \t]+(.*)$/;

/**
 * Reads the part of YAML that people write there: `name: value`, `name: [a, b]`, and a list of "- a" lines
 * below `name:`. What it does not understand it passes over.
 */
export function readFrontMatter(text: string): FrontMatter {
  const found = FENCE.exec(text);
  if (!found) return { values: new Map(), body: text };
  const values = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of (found[1] ?? "").split(/\r?\n/)) {
    const item = open && ITEM.exec(line);
    if (item) {
      open?.push(plain(item[1] ?? ""));
      continue;
    }
    const [, name, value = ""] = PAIR.exec(line) ?? [];
    if (!name) continue;
    open = value.trim() === "" ? [] : inline(value.trim());
    values.set(name.toLowerCase(), open);
  }
  return { values, body: text.slice(found[0].length) };
}

/** `[a, "b, c"]`, or one value. */
function inline(value: string): string[] {
  if (!value.startsWith("[") || !value.endsWith("]")) return [plain(value)];
  const parts = value.slice(1, -1).match(/\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)/g) ?? [];
  return parts.map((part) => plain(part.trim())).filter(Boolean);
}

/** A value without its quotes and their escapes. */
function plain(value: string): string {
  const bare = value.trim();
  if (bare.length > 1 && bare.startsWith('"') && bare.endsWith('"')) {
    return bare.slice(1, -1).replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
  }
  if (bare.length > 1 && bare.startsWith("'") && bare.endsWith("'")) {
    return bare.slice(1, -1).replaceAll("''", "'");
  }
  return bare.replace(/[ \t]+#.*$/, "");
}

/** Writes values as `readFrontMatter` reads them: every one in quotes. */
export function writeFrontMatter(
  values: readonly [name: string, value: string | string[]][],
): string {
  const lines = values.map(([name, value]) =>
    typeof value === "string"
      ? `${name}: ${quoted(value)}`
      : [`${name}:`, ...value.map((each) => `  - ${quoted(each)}`)].join("\n"),
  );
  return `---\n${lines.join("\n")}\n---\n`;
}

const quoted = (value: string): string =>
  `"${value.replace(/[\\"]/g, "\\$&").replace(/\r?\n/g, "\\n")}"`;
