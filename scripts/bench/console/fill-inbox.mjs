import { join } from "node:path";
import { serverPackage } from "../floor/server-package.mjs";

const MINUTE_MS = 60_000;
const NAMES = ["Dana Köhler", "Ines Moreau", "Yuki Tanaka", "Omar Haddad", "Priya Nair", null];
const WORDS = [
  "Can I change the delivery address?",
  "The lamp came broken, what now?",
  "배송이 언제 도착하나요?",
  "How do I return something that I have already worn once or twice?",
  "我想退货。",
  "Thank you!",
];
const STATES = ["waiting", "active", "active", "self_service", "snoozed"];

/** What is said in a conversation of `messages`. */
export const textsOfTalk = (messages) =>
  Array.from({ length: messages }, (_, at) => `${at + 1}. ${WORDS[(at + 1) % WORDS.length]}`);

/** By these a reader knows which conversation is on the screen, down to its end. */
export const lastWords = (id) => `So much for ${id}.`;

/**
 * Writes `count` open conversations into the database of a stopped server, and `long.length` more with as many
 * messages as it says, which are `agentId`'s. Returns the ids of those.
 */
export function fillInbox(dataDir, { siteId, agentId, otherId = agentId, count, long = [] }) {
  const Database = serverPackage("better-sqlite3");
  const db = new Database(join(dataDir, "foyer.db"));
  const now = Date.now();
  const visitor = db.prepare(
    `insert into visitors (id, site_id, token_hash, name, languages, browser, first_seen_at, seen_at)
     values (@id, @siteId, @id, @name, '["en"]', 'Firefox 144 on Android', @at, @at)`,
  );
  const conversation = db.prepare(
    `insert into conversations (id, site_id, visitor_id, state, assignee_id, page_path, lang, seq, visible_seq,
       read_by_agent, read_by_visitor, unread, last_text, last_by, last_at, opened_at, waiting_since, change)
     values (@id, @siteId, @visitorId, @state, @assigneeId, '/orders', 'en', @seq, @seq,
       @seq, @seq, @unread, @text, 'visitor', @at, @at, @waitingSince, @change)`,
  );
  const event = db.prepare(
    `insert into events (conversation_id, seq, at, by_kind, by_id, internal, body)
     values (@id, @seq, @at, @byKind, @byId, 0, @body)`,
  );

  function add(number, { state, assigneeId, messages }) {
    const id = `talk-${number}`;
    const visitorId = `visitor-${number}`;
    const at = now - (number + 1) * MINUTE_MS;
    const text = WORDS[number % WORDS.length];
    visitor.run({ id: visitorId, siteId, name: NAMES[number % NAMES.length], at });
    const waitingSince = state === "waiting" ? at : null;
    const unread = number % 4 === 0 ? 2 : 0;
    conversation.run({
      ...{ id, siteId, visitorId, state, assigneeId, seq: messages, unread, text, at },
      ...{ waitingSince, change: number + 1 },
    });
    const texts = textsOfTalk(messages);
    for (let seq = 1; seq <= messages; seq++) {
      const byKind = seq % 2 ? "visitor" : "agent";
      const said = seq === messages ? lastWords(id) : texts[seq - 1];
      const body = JSON.stringify({ type: "message", text: said });
      event.run({ id, seq, at: at + seq, byKind, byId: seq % 2 ? visitorId : agentId, body });
    }
    return id;
  }

  const ids = db.transaction(() => {
    for (let number = 0; number < count; number++) {
      const state = STATES[number % STATES.length];
      const held = state === "active" || state === "snoozed";
      add(number, { state, assigneeId: held ? otherId : null, messages: 1 });
    }
    return long.map((messages, at) =>
      add(count + at, { state: "active", assigneeId: agentId, messages }),
    );
  })();
  db.close();
  return ids;
}
