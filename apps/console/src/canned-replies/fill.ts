/** What a canned reply may name, beside the attributes of a visitor. */
export const VARIABLES = [
  "visitor.firstName",
  "visitor.name",
  "visitor.email",
  "agent.firstName",
  "agent.name",
  "site.name",
  "page.title",
  "conversation.id",
] as const;

/** What is known now, by the name of its variable; an empty text counts as unknown. */
export type Facts = Readonly<Record<string, string>>;

/** An attribute's name, as sites give them: "visitor.order", "visitor.Plan name". */
const ATTRIBUTE = "visitor\\.[A-Za-z][A-Za-z0-9_ .-]{0,39}";

/** `{{name}}` or `{{name|what to say when it is unknown}}`. */
const HOLE = /\{\{\s*([\p{L}\p{N}_. -]+?)\s*(?:\|([^{}]*))?\}\}/gu;

/** A hole that stayed: a variable without a value, or a name that nobody knows. */
const UNFILLED = new RegExp(
  `\\[(?:${VARIABLES.join("|").replaceAll(".", "\\.")}|${ATTRIBUTE})\\]|\\{\\{[^{}]*\\}\\}`,
);

/** Fills what is known. What is not stays visible as `[visitor.firstName]`, never as a gap. */
export function fill(text: string, facts: Facts): string {
  return text.replace(HOLE, (hole, name: string, fallback?: string) => {
    if (!isVariable(name)) return hole;
    return facts[name]?.trim() || fallback?.trim() || `[${name}]`;
  });
}

/** The first place that must be replaced by hand before `text` may be sent. */
export function unfilled(text: string): { start: number; end: number; hole: string } | null {
  const found = UNFILLED.exec(text);
  return found && { start: found.index, end: found.index + found[0].length, hole: found[0] };
}

/** `text` in pieces, those that must still be replaced marked as holes. */
export function pieces(text: string): { text: string; isHole: boolean }[] {
  return text.split(new RegExp(`(${UNFILLED.source})`)).map((piece, index) => ({
    text: piece,
    // Splitting by a group puts what matched at the odd places.
    isHole: index % 2 === 1,
  }));
}

/** Names in a template that will never be filled; the editor warns of them. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(HOLE)].map((match) => match[1] ?? "");
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

function isVariable(name: string): boolean {
  return (VARIABLES as readonly string[]).includes(name) || WHOLE_ATTRIBUTE.test(name);
}

const WHOLE_ATTRIBUTE = new RegExp(`^${ATTRIBUTE}$`);
