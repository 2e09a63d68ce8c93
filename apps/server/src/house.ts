import { createAgentDirectory } from "./agents/agent-directory.ts";
import { createAgentStore } from "./agents/agent-store.ts";
import { createManageAgents } from "./agents/manage-agents.ts";
import { createSessionStore } from "./agents/session-store.ts";
import { createSignIn } from "./agents/sign-in.ts";
import { createCannedReplies } from "./canned-replies/canned-replies.ts";
import type { Clock } from "./clock.ts";
import type { Bus } from "./cluster/bus.ts";
import { newNodeId } from "./cluster/cluster.ts";
import { createNode } from "./cluster/node.ts";
import type { MailSettings } from "./config.ts";
import { createAgentAct } from "./conversations/agent-act.ts";
import { createAgentActs } from "./conversations/agent-acts.ts";
import { createBulkActs } from "./conversations/bulk-acts.ts";
import { createConversationChanges } from "./conversations/change-conversation.ts";
import type { ConversationRow } from "./conversations/conversation-row.ts";
import { createConversationStore } from "./conversations/conversation-store.ts";
import { createFindConversation } from "./conversations/find-conversation.ts";
import { createGivenConversations } from "./conversations/given-conversations.ts";
import { createLabelActs } from "./conversations/label-acts.ts";
import { createListNews } from "./conversations/list-news.ts";
import { createLockedConversations } from "./conversations/locked-conversation-store.ts";
import { createLookingNews } from "./conversations/looking.ts";
import { createLostAgents } from "./conversations/lost-agents.ts";
import { createReadConversation } from "./conversations/read-conversation.ts";
import { createRefreshConversations } from "./conversations/refresh-conversations.ts";
import { createConversationRemoval } from "./conversations/remove-conversations.ts";
import { createReopenConversation } from "./conversations/reopen-conversation.ts";
import { createVisitorActs } from "./conversations/visitor-acts.ts";
import { createWakeInTime } from "./conversations/wake-in-time.ts";
import type { AnyDb } from "./db/any-db.ts";
import type { OpenPostgres } from "./db/postgres/open-postgres.ts";
import { createArticleStore } from "./faq/article-store.ts";
import { createFaq } from "./faq/faq.ts";
import { createJudgeArticle } from "./faq/judge-article.ts";
import { createJudgementStore } from "./faq/judgement-store.ts";
import { createManageArticles } from "./faq/manage-articles.ts";
import { createSearchArticles } from "./faq/search-articles.ts";
import { createRateConversation } from "./feedback/rate-conversation.ts";
import { createChatForms } from "./forms/chat-forms.ts";
import { createFormStore } from "./forms/form-store.ts";
import { createAvailability } from "./hours/availability.ts";
import { createReplyTimeStore } from "./hours/reply-time-store.ts";
import { createReplyTimes } from "./hours/reply-times.ts";
import { createGuard } from "./http/api.ts";
import { createLedger } from "./ledger.ts";
import type { Log } from "./log.ts";
import { createMailServer } from "./mail/mail-server.ts";
import { createMailStore } from "./mail/mail-store.ts";
import { createMailTranscript } from "./mail/mail-transcript.ts";
import { createMails } from "./mail/mails.ts";
import { createAcknowledge } from "./messages/acknowledge.ts";
import { createAmendMessage } from "./messages/amend-message.ts";
import { createEventLog } from "./messages/event-log.ts";
import { createMessageStore } from "./messages/message-store.ts";
import { createPreparing } from "./messages/preparing.ts";
import { createReadEvents } from "./messages/read-events.ts";
import { createSendMessage } from "./messages/send-message.ts";
import { createWordingStore } from "./messages/wording-store.ts";
import { createPresence } from "./presence/presence.ts";
import { createPresenceNews } from "./presence/presence-news.ts";
import { createLeaveContact } from "./queue/leave-contact.ts";
import { createQueue } from "./queue/queue.ts";
import { createQueueStore } from "./queue/queue-store.ts";
import { createSearch } from "./search/search.ts";
import { createFirstOwner } from "./setup/first-owner.ts";
import { createInstallationStore } from "./setup/installation-store.ts";
import { createDeleteSite } from "./sites/delete-site.ts";
import { createManageSites } from "./sites/manage-sites.ts";
import { createSightingStore } from "./sites/sighting-store.ts";
import { createSightings } from "./sites/sightings.ts";
import { createSiteStore } from "./sites/site-store.ts";
import { createSpokenFirst } from "./sites/spoken-first.ts";
import { createHub } from "./socket/hub.ts";
import { createOpenConnections } from "./socket/open-connections.ts";
import { createSiteConnections } from "./socket/site-connections.ts";
import { createManageTeams } from "./teams/manage-teams.ts";
import { createTeamStore } from "./teams/team-store.ts";
import { createUploads } from "./uploads/uploads.ts";
import { createAddVisitor } from "./visitors/add-visitor.ts";
import { createGreetVisitor } from "./visitors/greet-visitor.ts";
import { createHandOver } from "./visitors/hand-over.ts";
import { createIdentifyVisitor } from "./visitors/identify-visitor.ts";
import { createNoteContact } from "./visitors/note-contact.ts";
import { createPatchVisitor } from "./visitors/patch-visitor.ts";
import { createSetAttributes } from "./visitors/set-attributes.ts";
import { createVisitPage } from "./visitors/visit-page.ts";
import { createVisitorOfToken } from "./visitors/visitor-of-token.ts";
import { createVisitorStore } from "./visitors/visitor-store.ts";
import { createVisitorTokenStore } from "./visitors/visitor-token-store.ts";

export type House = ReturnType<typeof createHouse>;

export interface HouseOptions {
  db: AnyDb;
  clock: Clock;
  publicOrigin: string | null;
  log: Log;
  /** Who takes outgoing mail; without, none is sent. */
  mail?: MailSettings | null;
  /** How a node on PostgreSQL hears of the others; without it they ask the database. */
  openBus?: (nodeId: string) => Bus;
}

/** Every store and act of the server, each given by hand what it needs. */
export function createHouse(options: HouseOptions) {
  const { db, clock, publicOrigin, openBus, log: logger } = options;
  const hub = createHub();
  const connections = createOpenConnections();
  /** The queue hears of it, which is made below. */
  const onRow = (row: ConversationRow) => queue.heard(row);
  const joinCluster = (shared: OpenPostgres) => {
    const nodeId = newNodeId();
    return createNode({ db: shared, hub, bus: openBus?.(nodeId), nodeId, onRow, log: logger });
  };
  const node = db.engine === "postgres" ? joinCluster(db) : undefined;
  const presence = node?.presence ?? createPresence();
  const listNews = node?.listNews ?? createListNews(hub, onRow);

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

  const signIn = createSignIn({
    ...{ db, clock, agents, sessions, directory, onEnd: connections.closeSession },
  });
  const guard = createGuard(signIn, publicOrigin);
  const manageAgents = createManageAgents({ db, clock, hub, directory, agents, presence, signIn });
  const teams = createManageTeams({
    ...{ db, clock, hub, directory, store: createTeamStore(db) },
    onPut: () => node?.stale("teams"),
  });
  const onPut = () => {
    node?.stale("sites");
    availability.sitesChanged();
  };
  const siteConnections = createSiteConnections();
  const onShut = siteConnections.close;
  const manageSites = createManageSites({ db, clock, sites, onPut, onShut });
  const sightings = createSightings({ db, clock, store: createSightingStore(db) });
  const firstOwner = createFirstOwner({ agents: manageAgents, sites: manageSites });
  const replyTimes = createReplyTimes({ clock, store: createReplyTimeStore(db) });
  const queue = createQueue({ clock, hub, presence, store: createQueueStore(db), replyTimes });
  const presenceNews = createPresenceNews({
    ...{ hub, presence, directory, agents: manageAgents },
    onAgent(agentId) {
      queue.agentsChanged();
      lostAgents.changed(agentId);
    },
  });
  const availability = createAvailability({
    ...{ clock, hub, sites: manageSites.all, here: presenceNews.here, replyTimes },
  });
  const faq = createFaq(articles, () => node?.stale("articles"));
  const manageArticles = createManageArticles({
    ...{ db, clock, store: articles, sites: manageSites, faq },
  });

  const log = createEventLog({ directory, ledger });
  const find = createFindConversation({ clock, store: conversations, ledger, told: node?.told });
  const refresh = createRefreshConversations({ listNews, store: conversations, ledger });
  const changes = createConversationChanges({
    ...{ clock, hub, listNews, directory, ledger, log, isShut: manageSites.isShut },
  });
  const removal = createConversationRemoval({ db, changes, find, store: conversations });
  const deleteSite = createDeleteSite({ sites: manageSites, removal });
  const common = { db, hub, listNews, changes, find, log };
  const acknowledge = createAcknowledge(common);
  const addVisitor = createAddVisitor({ db, clock, store: visitors });
  const tokens = createVisitorTokenStore(db);
  const handOver = createHandOver({
    conversations: createGivenConversations(conversations),
    ...{ visitors, changes, refresh },
  });
  const identify = createIdentifyVisitor({ db, clock, visitors, tokens, handOver });
  const setAttributes = createSetAttributes({ db, visitors, refresh });
  const patchVisitor = createPatchVisitor({ db, presence, visitors, refresh });
  const greet = createGreetVisitor({
    ...{ db, clock, sites: manageSites, addVisitor, visitors, tokens, identify, setAttributes },
  });
  const noteContact = createNoteContact({ db, visitors, refresh });
  const forms = createChatForms({
    ...{ db, clock, store: createFormStore(db), sites: manageSites, noteContact },
  });
  const judgements = createJudgementStore(db);
  const uploads = createUploads({ db, clock });
  const visitorOfToken = createVisitorOfToken({ clock, visitors, tokens, sites: manageSites });
  const preparing = createPreparing();
  const mailStore = createMailStore(db);
  const mailServer = options.mail ? createMailServer(options.mail) : undefined;
  const mails = createMails({ db, clock, log: logger, store: mailStore, server: mailServer });
  const acts = {
    mailTranscript: createMailTranscript({
      ...{ db, clock, find, messages, visitors, sites, mails, store: mailStore },
    }),
    sendMessage: createSendMessage({
      ...{ ...common, faq, presence, forms, spokenFirst: createSpokenFirst(manageSites) },
      ...{ preparing, acknowledge, files: uploads.attach },
    }),
    visitorActs: createVisitorActs({ ...common, acknowledge, faq, forms, preparing }),
    leaveContact: createLeaveContact({ ...common, acknowledge, faq, preparing, noteContact }),
    rateConversation: createRateConversation({ ...common, clock }),
    judgeArticle: createJudgeArticle({ ...common, clock, faq, store: judgements }),
    readConversation: createReadConversation({ ...common, ledger }),
    searchArticles: createSearchArticles(faq),
    visitPage: createVisitPage({ db, clock, visitors }),
    setAttributes,
  };
  const act = createAgentAct(common);
  const agentActs = createAgentActs({
    ...{ act, clock, find, faq, directory, agents: manageAgents, teams },
  });
  const labelActs = createLabelActs({ clock, act });
  const reopen = createReopenConversation(common);
  const cannedReplies = createCannedReplies({
    ...{ db, clock, hub, faq, find, teams: teams.list },
    eventsBefore: (id, seq, limit) => messages.before("agents", id, seq, limit),
    acts: { ...agentActs, ...labelActs },
    onChange: () => node?.stale("canned_replies"),
  });
  const bulkActs = createBulkActs({ acts: agentActs, labels: labelActs, reopen });
  const awaited = { ...common, clock, presence, store: conversations };
  const wakeInTime = createWakeInTime(awaited);
  const lostAgents = createLostAgents(awaited);
  const locked = createLockedConversations(db, conversations);
  const amend = createAmendMessage({ db, changes, locked, wordings: createWordingStore(db) });
  const readEvents = createReadEvents({ messages, changes });
  const session = { db, hub, acts, find, readEvents };

  const search = createSearch({ db, directory });

  /** Another node may have deleted one: who is on it here is told as well. */
  async function readSites(): Promise<void> {
    await manageSites.read();
    availability.sitesChanged();
    const gone = await manageSites.absent(siteConnections.siteIds());
    gone.forEach(siteConnections.close);
  }

  const kept: Record<string, () => unknown> = {
    agents: directory.read,
    teams: teams.read,
    sites: readSites,
    installation: installation.read,
    articles: faq.changedElsewhere,
    canned_replies: cannedReplies.changedElsewhere,
  };
  const readAgain = async (names: string[]): Promise<void> => {
    await Promise.all(names.map((name) => kept[name]?.()));
  };

  return {
    ...{ installation, sites, agents, sessions, visitors, conversations, messages, articles },
    ...{ cannedReplies, guard, signIn, manageAgents, manageSites, manageArticles, faq },
    ...{ agentActs, patchVisitor, presence, firstOwner, connections, acts },
    ...{ judgements, availability, queue },
    ...{ teams, labelActs, bulkActs, reopen, wakeInTime, lostAgents },
    ...{ find, uploads, visitorOfToken },
    ...{ sightings, deleteSite },
    ...{ search: search.follow, searchMessages: search.messages, searchPeople: search.people },
    ...{ db, clock, changes, addVisitor, node, amend, mails },
    /** Reads what is kept in memory, and follows other nodes: before anybody is let in. */
    async read(): Promise<void> {
      node?.presence.onRemoteChange(presenceNews.tell);
      await node?.follow({ conversations, readEvents, readAgain });
      await readAgain(Object.keys(kept));
      await queue.read();
    },
    isDemo: () => installation.get("demo") !== undefined,
    /** What the socket doors hand to each connection. */
    doors: {
      signIn,
      connections,
      visitor: {
        ...session,
        mails: mails.on,
        presence: presenceNews,
        faq,
        forms,
        greet,
        siteConnections,
        availability,
        queue,
      },
      agent: {
        ...session,
        ...{ directory, agents: manageAgents, teams, presence, presenceNews },
        looking: createLookingNews({ hub, directory }),
      },
    },
  };
}
