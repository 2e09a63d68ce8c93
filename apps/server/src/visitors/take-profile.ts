import type { Attributes, Profile } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { VisitorRow } from "./visitor-store.ts";

/** Attributes of one visitor, and their size as JSON in bytes: what an agent can take in. */
const ATTRIBUTES_MAX = 50;
const ATTRIBUTES_BYTES = 8 * 1024;

type Known = Pick<VisitorRow, "name" | "email" | "phone" | "attributes" | "vouched">;

const CONTACTS = ["name", "email", "phone"] as const;

/**
 * What a visitor's row becomes by what a page says of them. Unsigned words fill in what nobody has said:
 * an agent may have noted the rest, or a signature vouched for it. Refuses too many attributes.
 */
export function takeSaid(known: Known, { attributes = {}, ...said }: Profile): Partial<Known> {
  const news: Partial<Known> = {};
  for (const what of CONTACTS) {
    if (known[what] === null && said[what] !== undefined) news[what] = said[what];
  }
  const open = Object.entries(attributes).filter(
    ([name]) => !known.vouched.includes(`attributes.${name}`),
  );
  if (open.length > 0) news.attributes = merged(known.attributes, Object.fromEntries(open));
  return news;
}

/** The same for what a signature says: it counts, whatever was there before. */
export function takeVouched(known: Known, { attributes = {}, ...said }: Profile): Partial<Known> {
  const names = [...Object.keys(said), ...Object.keys(attributes).map((n) => `attributes.${n}`)];
  if (names.length === 0) return {};
  return {
    ...said,
    ...(Object.keys(attributes).length > 0
      ? { attributes: merged(known.attributes, attributes) }
      : {}),
    vouched: [...new Set([...known.vouched, ...names])],
  };
}

/** With the new values; null takes one away. */
function merged(old: Attributes, said: Attributes): Attributes {
  const all = Object.entries({ ...old, ...said }).filter(([, value]) => value !== null);
  if (all.length > ATTRIBUTES_MAX) {
    throw new Refusal("invalid", `attributes: at most ${ATTRIBUTES_MAX}.`);
  }
  const attributes = Object.fromEntries(all);
  if (Buffer.byteLength(JSON.stringify(attributes)) > ATTRIBUTES_BYTES) {
    throw new Refusal("invalid", `attributes: at most ${ATTRIBUTES_BYTES} bytes together.`);
  }
  return attributes;
}
