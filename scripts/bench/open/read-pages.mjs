import { fileURLToPath } from "node:url";
import { createAgentDirectory } from "../../../apps/server/src/agents/agent-directory.ts";
import { createConversationChanges } from "../../../apps/server/src/conversations/change-conversation.ts";
import { createConversationStore } from "../../../apps/server/src/conversations/conversation-store.ts";
import { createFindConversation } from "../../../apps/server/src/conversations/find-conversation.ts";
import { openDb } from "../../../apps/server/src/db/open.ts";
import { createEventLog } from "../../../apps/server/src/messages/event-log.ts";
import { createMessageStore } from "../../../apps/server/src/messages/message-store.ts";
import { createReadEvents } from "../../../apps/server/src/messages/read-events.ts";
import { createHub } from "../../../apps/server/src/socket/hub.ts";
import { cpuMicros } from "./cpu-micros.mjs";
import { fillLog } from "./fill-log.mjs";
import { createRawReader } from "./raw-reader.mjs";

const EVENTS = 10_000;
const [dataDir, rounds] = process.argv.slice(2);
const clock = { now: () => Date.now() };

const db = openDb({
  dataDir,
  migrationsDir: fileURLToPath(new URL("../../../apps/server/src/db/migrations", import.meta.url)),
  onFatal(error) {
    throw error;
  },
});
const hub = createHub();
const directory = createAgentDirectory();
const conversations = createConversationStore(db);
const messages = createMessageStore(db, directory);
const log = createEventLog(messages);
const find = createFindConversation({ clock, store: conversations });
const changes = createConversationChanges({ clock, hub, directory, conversations, log });
const { page } = createReadEvents({ messages, changes });
const raw = createRawReader(dataDir);

const { visitorId, id } = await fillLog({ db, changes, conversations, log }, EVENTS);

// The act as the server does it: find whose it is, read, and make the frame.
const row = find.own(visitorId, id);
const head = row.visibleSeq;
const acts = {
  open_50: () => JSON.stringify(messages.before("visitor", id, head + 1, 50)),
  open_100: () => JSON.stringify(page("visitor", find.own(visitorId, id), 0)),
  resume_nothing: () => JSON.stringify(page("visitor", find.latestOf(visitorId), head)),
  raw_50: () => JSON.stringify(raw.newest(id, 50)),
  raw_100: () => JSON.stringify(raw.newest(id, 100)),
  raw_nothing: () => JSON.stringify(raw.after(id, head)),
};
for (const [name, { median, best }] of Object.entries(cpuMicros(acts, Number(rounds)))) {
  process.send({ name, value: median, unit: "us", n: Number(rounds) });
  process.send({ name: `${name}_best`, value: best, unit: "us", n: Number(rounds) });
}
process.send({ name: "log_events", value: head, unit: "events", n: 1 }, () => process.exit(0));
