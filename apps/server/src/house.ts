import { createAgentDirectory } from "./agents/agent-directory.ts";
import { createAgentStore } from "./agents/agent-store.ts";
import { createManageAgents } from "./agents/manage-agents.ts";
import { createSessionStore } from "./agents/session-store.ts";
import { createSignIn } from "./agents/sign-in.ts";
import { createCannedReplyStore } from "./canned-replies/canned-reply-store.ts";
import { createManageCannedReplies } from "./canned-replies/manage-canned-replies.ts";
import type { Clock } from "./clock.ts";
import type { Bus } from "./cluster/bus.ts";
import { newNodeId } from "./cluster/cluster.ts";
import { createNode } from "./cluster/node.ts";
import { createAgentActs } from "./conversations/agent-acts.ts";
import { createConversationChanges } from "./conversations/change-conversation.ts";
import { createConversationStore } from "./conversations/conversation-store.ts";
import { createFindConversation } from "./conversations/find-conversation.ts";
import { createListNews } from "./conversations/list-news.ts";
import { createReadConversation } from "./conversations/read-conversation.ts";
import { createRefreshConversations } from "./conversations/refresh-conversations.ts";
import { createVisitorActs } from "./conversations/visitor-acts.ts";
import type { AnyDb } from "./db/any-db.ts";
import type { OpenPostgres } from "./db/postgres/open-postgres.ts";
import { createArticleStore } from "./faq/article-store.ts";
import { createFaq } from "./faq/faq.ts";
import { createManageArticles } from "./faq/manage-articles.ts";
import { createSearchArticles } from "./faq/search-articles.ts";
import { createGuard } from "./http/api.ts";
import { createLedger } from "./ledger.ts";
import type { Log } from "./log.ts";
import { createEventLog } from "./messages/event-log.ts";
import { createMessageStore } from "./messages/message-store.ts";
import { createReadEvents } from "./messages/read-events.ts";
import { createSendMessage } from "./messages/send-message.ts";
import { createPresence } from "./presence/presence.ts";
import { createPresenceNews } from "./presence/presence-news.ts";
import { createFirstOwner } from "./setup/first-owner.ts";
import { createInstallationStore } from "./setup/installation-store.ts";
import { createManageSites } from "./sites/manage-sites.ts";
import { createSiteStore } from "./sites/site-store.ts";
import { createHub } from "./socket/hub.ts";
import { createOpenConnections } from "./socket/open-connections.ts";
import { createAddVisitor } from "./visitors/add-visitor.ts";
import { createGreetVisitor } from "./visitors/greet-visitor.ts";
import { createPatchVisitor } from "./visitors/patch-visitor.ts";
import { createVisitPage } from "./visitors/visit-page.ts";
import { createVisitorStore } from "./visitors/visitor-store.ts";

export type House = ReturnType<typeof createHouse>;

export interface HouseOptions {
  db: AnyDb;
  clock: Clock;
  publicOrigin: string | null;
  log: Log;
  /** How a node on PostgreSQL hears of the others; without it they ask the database. */
  openBus?: (nodeId: string) => Bus;
}

/** Every store and act of the server, each given by hand what it needs. */
export function createHouse({ db, clock, publicOrigin, openBus, log: logger }: HouseOptions) {
  const hub = createHub();
  const connections = createOpenConnections();
  const joinCluster = (shared: OpenPostgres) => {
    const nodeId = newNodeId();
    return createNode({ db: shared, hub, bus: openBus?.(nodeId), nodeId, log: logger });
  };
  const node = db.engine === "postgres" ? joinCluster(db) : undefined;
  const presence = node?.presence ?? createPresence();
  const listNews = node?.listNews ?? createListNews(hub);

  const installation = createInstallationStore(db);
  const sites = createSiteStore(db);
  const agents = createAgentStore(db);
  const directory = createAgentDirectory(agents.all, () => node?.stale("agents"));
  const sessions = createSessionStore(db);
  const visitors = createVisitorStore(db);
  const { ledger, memory } = createLedger(db);
  const conversations = createConversationStore(db, memory);
  const messages = createMessageStore(db, directory);
  const articles = createArticleStore(db);
  const cannedReplies = createCannedReplyStore(db);

  const signIn = createSignIn({
    ...{ db, clock, agents, sessions, directory, onEnd: connections.closeSession },
  });
  const guard = createGuard(signIn, publicOrigin);
  const manageAgents = createManageAgents({ db, clock, hub, directory, agents, presence, signIn });
  const onPut = () => node?.stale("sites");
  const manageSites = createManageSites({ db, clock, sites, onPut });
  const firstOwner = createFirstOwner({ agents: manageAgents, sites: manageSites });
  const presenceNews = createPresenceNews({ hub, presence, directory, agents: manageAgents });
  const faq = createFaq(articles, () => node?.stale("articles"));
  const manageArticles = createManageArticles({
    ...{ db, clock, store: articles, sites: manageSites, faq },
  });
  const manageCannedReplies = createManageCannedReplies({ db, clock, store: cannedReplies });

  const log = createEventLog({ directory, ledger });
  const find = createFindConversation({ clock, store: conversations, ledger, told: node?.told });
  const refresh = createRefreshConversations({ listNews, store: conversations, ledger });
  const changes = createConversationChanges({
    ...{ clock, hub, listNews, directory, ledger, log },
  });
  const common = { db, hub, listNews, changes, find, log };
  const addVisitor = createAddVisitor({ db, clock, store: visitors });
  const patchVisitor = createPatchVisitor({ db, presence, visitors, refresh });
  const greet = createGreetVisitor({ db, clock, sites: manageSites, addVisitor, visitors });
  const acts = {
    sendMessage: createSendMessage({ ...common, faq, presence }),
    visitorActs: createVisitorActs({ ...common, faq }),
    readConversation: createReadConversation({ ...common, ledger }),
    searchArticles: createSearchArticles(faq),
    visitPage: createVisitPage({ db, clock, visitors }),
  };
  const agentActs = createAgentActs({
    ...{ db, changes, find, faq, directory, agents: manageAgents },
  });
  const readEvents = createReadEvents({ messages, changes });
  const session = { db, hub, acts, find, readEvents };

  const kept: Record<string, () => unknown> = {
    agents: directory.read,
    sites: manageSites.read,
    installation: installation.read,
    articles: faq.changedElsewhere,
  };
  const readAgain = async (names: string[]): Promise<void> => {
    await Promise.all(names.map((name) => kept[name]?.()));
  };

  return {
    ...{ installation, sites, agents, sessions, visitors, conversations, messages, articles },
    ...{ cannedReplies, guard, signIn, manageAgents, manageSites, manageArticles, faq },
    ...{ manageCannedReplies, agentActs, patchVisitor, presence, firstOwner, connections, acts },
    ...{ db, clock, changes, addVisitor, node },
    /** Reads what is kept in memory, and follows other nodes: before anybody is let in. */
    async read(): Promise<void> {
      node?.presence.onRemoteChange(presenceNews.tell);
      await node?.follow({ conversations, readEvents, readAgain });
      await readAgain(Object.keys(kept));
    },
    isDemo: () => installation.get("demo") !== undefined,
    /** What the socket doors hand to each connection. */
    doors: {
      signIn,
      connections,
      visitor: { ...session, presence: presenceNews, faq, greet },
      agent: { ...session, directory, agents: manageAgents, presence, presenceNews },
    },
  };
}
