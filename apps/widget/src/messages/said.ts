import type { OutboxEntry, OutboxStore } from "@foyer/connection";
import type {
  AskPerson,
  CloseConversation,
  Complain,
  LeaveContact,
  Rate,
  VisitorSendMessage,
} from "@foyer/protocol";
import type { Storage } from "../connecting/storage.ts";

/** What a visitor says that must arrive: it goes through the outbox. */
export type Said =
  | VisitorSendMessage
  | AskPerson
  | CloseConversation
  | LeaveContact
  | Rate
  | Complain;

/** The same before it has an id. */
export type Unsaid = Said extends infer Each
  ? Each extends Said
    ? Omit<Each, "clientId">
    : never
  : never;

/** A line of the outbox, on its way or refused. */
export type Pending = OutboxEntry<Said>;

/** The outbox in the browser's storage, shared by the site's tabs. */
export function outboxStore(storage: Storage): OutboxStore<Said> {
  return {
    load() {
      try {
        return JSON.parse(storage.get("outbox") ?? "[]") as Pending[];
      } catch {
        return [];
      }
    },
    save: (entries) => storage.set("outbox", entries.length ? JSON.stringify(entries) : null),
  };
}
