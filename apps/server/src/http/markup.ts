/** HTML that is safe to send: made by `html` from constant markup and escaped values, or vouched for. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | false | null | undefined | readonly Value[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Markup with values: strings are escaped for text and quoted attributes, markup is taken as it is, lists one
 * after the other; false, null and undefined leave nothing.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(
    parts.map((part, at) => part + (at < values.length ? shown(values[at]) : "")).join(""),
  );
}

function shown(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(shown).join("");
  if (value === false || value === null || value === undefined) return "";
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/** Data for a script element of a type that browsers do not run. */
export function jsonBlock(type: string, data: unknown): Markup {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return new Markup(`<script type="${type}">${json}</script>`);
}
