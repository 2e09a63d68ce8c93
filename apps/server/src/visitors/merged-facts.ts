import { TAGS_MAX } from "@foyer/protocol";
import { tagsOf } from "../conversations/conversation-row.ts";
import { isAmong } from "../conversations/label-acts.ts";
import type { VisitorRow } from "./visitor-store.ts";

const FACTS = ["name", "email", "phone", "externalId"] as const;

/** The facts that `into` lacks and `from` has, by name; attributes among them when there are new ones. */
export function filled(from: VisitorRow, into: VisitorRow): Partial<VisitorRow> {
  const news: Partial<VisitorRow> = {};
  for (const fact of FACTS) {
    if (into[fact] === null && from[fact] !== null) news[fact] = from[fact];
  }
  const names = Object.keys(from.attributes).filter((name) => !(name in into.attributes));
  if (names.length > 0) news.attributes = { ...from.attributes, ...into.attributes };
  return news;
}

/** What the row of the one who stays becomes; of two words on the same, theirs stays. */
export function oneOf(from: VisitorRow, into: VisitorRow) {
  const news = filled(from, into);
  const taken = [...Object.keys(news), ...attributesOf(from, into)];
  const latest = from.seenAt > into.seenAt ? from : into;
  const { page, languages, timeZone, browser, seenAt } = latest;
  return {
    ...{ name: into.name, page, languages, timeZone, browser, seenAt, ...news },
    vouched: [...into.vouched, ...from.vouched.filter((what) => taken.includes(what))],
    tags: tagsOfBoth(from, into),
    firstSeenAt: Math.min(from.firstSeenAt, into.firstSeenAt),
    invitedAt: Math.max(from.invitedAt ?? 0, into.invitedAt ?? 0) || null,
  };
}

const attributesOf = (from: VisitorRow, into: VisitorRow): string[] =>
  Object.keys(from.attributes)
    .filter((name) => !(name in into.attributes))
    .map((name) => `attributes.${name}`);

/** As many as there may be, those of the one who stays first. */
function tagsOfBoth(from: VisitorRow, into: VisitorRow): string {
  const has = tagsOf(into.tags);
  const more = tagsOf(from.tags).filter((tag) => !isAmong(has, tag));
  return [...has, ...more].slice(0, TAGS_MAX).join("\n");
}
