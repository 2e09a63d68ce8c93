import type { MessageHit, MessageHits } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import { excerptOf } from "./excerpt.ts";
import type { Found, HitFilter, HitStore } from "./hit-store.ts";
import { holds } from "./holds.ts";
import { planOf, readQuery, type Wanted } from "./query.ts";
import { searchedText } from "./searched-text.ts";

const PAGE = 30;
/** With fewer exact hits than this those with a slip are shown, too. */
const FEW = 5;
/** Pieces of scripts without spaces find more than is there: so often more is read to fill a page. */
const ROUNDS = 6;

export interface MessageSearch extends HitFilter {
  text: string;
  /** Where the page before ended. */
  cursor?: string | undefined;
}

/** Where a page begins, and whether slips count. */
interface Start {
  before: number | undefined;
  near: boolean;
}

export type SearchMessages = ReturnType<typeof createSearchMessages>;

/** Messages and notes of any age, newest first; those with a slip after those without. */
export function createSearchMessages(deps: { store: HitStore; directory: AgentDirectory }) {
  const { store, directory } = deps;

  /** A text without a letter finds nothing. */
  async function search({ text, cursor, ...filter }: MessageSearch): Promise<MessageHits> {
    const stretches = readQuery(text);
    if (stretches.length === 0) return { items: [], cursor: null };
    const exact = await planOf(stretches, store.vocabulary, false);
    const start = startOf(cursor);
    if (!start.near) {
      const page = await fill(exact, filter, start, () => true);
      if (page.more || start.before !== undefined || page.found.length >= FEW)
        return toPage(page, exact, false);
      const near = await nearPage(exact, filter, { before: undefined, near: true });
      const found = [...page.found, ...near.page.found];
      return toPage({ found, more: near.page.more }, near.wanted, true);
    }
    const { page, wanted } = await nearPage(exact, filter, start);
    return toPage(page, wanted, true);
  }

  async function nearPage(exact: Wanted[], filter: HitFilter, start: Start) {
    const stretches = exact.map(({ stretch }) => stretch);
    const wanted = await planOf(stretches, store.vocabulary, true);
    const isNew = (text: string) => !holds(text, exact, false);
    return { wanted, page: await fill(wanted, filter, start, isNew) };
  }

  /** Reads on until a page is full of messages that really hold what is wanted. */
  async function fill(
    wanted: Wanted[],
    filter: HitFilter,
    { before, near }: Start,
    counts: (text: string) => boolean,
  ): Promise<{ found: Found[]; more: boolean }> {
    const found: Found[] = [];
    let below = before;
    for (let round = 0; round < ROUNDS && found.length <= PAGE; round++) {
      const numbers = await store.numbers(wanted, filter, below, PAGE + 1);
      for (const one of await store.read(numbers)) {
        const text = searchedText(one.body);
        if (holds(text, wanted, near) && counts(text)) found.push(one);
      }
      below = numbers.at(-1);
      if (numbers.length <= PAGE) break;
    }
    return { found: found.slice(0, PAGE), more: found.length > PAGE };
  }

  function toPage(
    { found, more }: { found: Found[]; more: boolean },
    wanted: Wanted[],
    near: boolean,
  ): MessageHits {
    const last = found.at(-1);
    return {
      items: found.map((one) => toHit(one, wanted)),
      cursor: more && last ? `${last.number}${near ? "n" : "e"}` : null,
    };
  }

  function toHit(found: Found, wanted: Wanted[]): MessageHit {
    const { conversationId, seq, at, siteId, visitorId, visitorName, pagePath, internal } = found;
    const { text, marks } = excerptOf(searchedText(found.body), wanted);
    const by = directory.author(
      found.byKind === "agent" ? { kind: "agent", id: found.byId ?? "" } : { kind: found.byKind },
    );
    return {
      ...{ conversationId, seq, at, by, internal, siteId, visitorId, visitorName, pagePath },
      ...{ excerpt: text, marks },
    };
  }

  return search;
}

function startOf(cursor: string | undefined): Start {
  if (cursor === undefined) return { before: undefined, near: false };
  return { before: Number(cursor.slice(0, -1)), near: cursor.endsWith("n") };
}
