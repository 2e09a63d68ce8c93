import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { GivenConversations } from "../conversations/given-conversations.ts";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { createAddVisitor } from "./add-visitor.ts";
import type { Blocks } from "./blocks.ts";
import { createGreetVisitor } from "./greet-visitor.ts";
import { createHandOver } from "./hand-over.ts";
import { createIdentifyVisitor } from "./identify-visitor.ts";
import { createNoteContact } from "./note-contact.ts";
import { createReturnLinks } from "./return-links.ts";
import { createSetAttributes } from "./set-attributes.ts";
import { createVisitPage } from "./visit-page.ts";
import type { VisitStore } from "./visit-store.ts";
import { createVisitorNoteStore } from "./visitor-note-store.ts";
import { createVisitorOfToken } from "./visitor-of-token.ts";
import type { VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** Everything about visitors who come: who they are, whose they were before, and what they say of themselves. */
export function createReception(deps: {
  db: Db;
  clock: Clock;
  sites: ManageSites;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  visits: VisitStore;
  blocks: Blocks;
  conversations: GivenConversations;
  changes: ConversationChanges;
  refresh: RefreshConversations;
}) {
  const { db, clock, visitors, visits, refresh } = deps;
  const addVisitor = createAddVisitor({ db, clock, store: visitors, visits });
  const handOver = createHandOver({ ...deps, notes: createVisitorNoteStore(db) });
  const identify = createIdentifyVisitor({ ...deps, handOver });
  const setAttributes = createSetAttributes({ db, visitors, refresh });
  return {
    addVisitor,
    setAttributes,
    greet: createGreetVisitor({ ...deps, addVisitor, identify, setAttributes }),
    noteContact: createNoteContact({ db, visitors, refresh }),
    visitorOfToken: createVisitorOfToken(deps),
    returnLinks: createReturnLinks(deps),
    visitPage: createVisitPage({ db, clock, visitors, visits }),
  };
}
