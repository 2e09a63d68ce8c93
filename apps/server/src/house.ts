import { createAgentDirectory } from "./agents/agent-directory.ts";
import { createAgentStore } from "./agents/agent-store.ts";
import { createManageAgents } from "./agents/manage-agents.ts";
import { createPictureStore } from "./agents/picture-store.ts";
import { createPictures } from "./agents/pictures.ts";
import { createSessionStore } from "./agents/session-store.ts";
import { createSetPresence } from "./agents/set-presence.ts";
import { createSignIn } from "./agents/sign-in.ts";
import { createCannedReplies } from "./canned-replies/canned-replies.ts";
import type { Clock } from "./clock.ts";
import type { Bus } from "./cluster/bus.ts";
import { newNodeId } from "./cluster/cluster.ts";
import { createNode } from "./cluster/node.ts";
import { createCoach } from "./coach/coach.ts";
import { createComplaints } from "./complaints/complaints.ts";
import type { Complain } from "./complaints/record-complaint.ts";
import type { MailSettings } from "./config.ts";
import { createConversationActs } from "./conversations/acts.ts";
import { createConversationChanges } from "./conversations/change-conversation.ts";
import type { ConversationRow } from "./conversations/conversation-row.ts";
import { createConversationStore } from "./conversations/conversation-store.ts";
import { createFindConversation } from "./conversations/find-conversation.ts";
import { createGivenConversations } from "./conversations/given-conversations.ts";
import { createListConversations } from "./conversations/list-conversations.ts";
import { createListNews } from "./conversations/list-news.ts";
import { createLockedConversations } from "./conversations/locked-conversation-store.ts";
import { createLookingNews } from "./conversations/looking.ts";
import { createReadConversation } from "./conversations/read-conversation.ts";
import { createRefreshConversations } from "./conversations/refresh-conversations.ts";
import { createConversationRemoval } from "./conversations/remove-conversations.ts";
import { createVisitorActs } from "./conversations/visitor-acts.ts";
import type { AnyDb } from "./db/any-db.ts";
import type { OpenPostgres } from "./db/postgres/open-postgres.ts";
import { createDrafts } from "./drafts/drafts.ts";
import { createJudgeArticle } from "./faq/judge-article.ts";
import { createSelfService } from "./faq/self-service.ts";
import { createFeedback } from "./feedback/feedback.ts";
import { createChatForms } from "./forms/chat-forms.ts";
import { createFormStore } from "./forms/form-store.ts";
import { createGuard } from "./http/api.ts";
import { createInvitationStore } from "./invitations/invitation-store.ts";
import { createInvitations } from "./invitations/invitations.ts";
import { createLedger } from "./ledger.ts";
import { createInviteVisitor } from "./live-visitors/invite-visitor.ts";
import { createLiveVisitors } from "./live-visitors/live-visitors.ts";
import type { Log } from "./log.ts";
import { createPost } from "./mail/post.ts";
import { createMentionColleagues } from "./mentions/mention-colleagues.ts";
import { createMentionStore } from "./mentions/mention-store.ts";
import { createReadMentions } from "./mentions/read-mentions.ts";
import { createAcknowledge } from "./messages/acknowledge.ts";
import { createAmendMessage } from "./messages/amend-message.ts";
import { createEventLog } from "./messages/event-log.ts";
import { createMessageStore } from "./messages/message-store.ts";
import { createPreparing } from "./messages/preparing.ts";
import { createReadEvents } from "./messages/read-events.ts";
import { createSendMessage } from "./messages/send-message.ts";
import { createWordingStore } from "./messages/wording-store.ts";
import { createNotifications } from "./notifications/notification-settings.ts";
import { createNotificationStore } from "./notifications/notification-store.ts";
import { createAttendance } from "./presence/attendance.ts";
import { createPresence } from "./presence/presence.ts";
import { createPresenceNews } from "./presence/presence-news.ts";
import { createCountProactive } from "./proactive/count-proactive.ts";
import { createPush } from "./push/push.ts";
import { createLeaveContact } from "./queue/leave-contact.ts";
import { createWaiting } from "./queue/waiting.ts";
import { createReports } from "./reports/reports.ts";
import { createRouting } from "./routing/routing.ts";
import { createSearch } from "./search/search.ts";
import { createFirstOwner } from "./setup/first-owner.ts";
import { createInstallationStore } from "./setup/installation-store.ts";
import { createDeleteSite } from "./sites/delete-site.ts";
import { createManageSites } from "./sites/manage-sites.ts";
import { createSightingStore } from "./sites/sighting-store.ts";
import { createSightings } from "./sites/sightings.ts";
import { createSiteStore } from "./sites/site-store.ts";
import { createSpokenFirst } from "./sites/spoken-first.ts";
import { createTypingPreviews } from "./sites/typing-previews.ts";
import { createHub } from "./socket/hub.ts";
import { createOpenConnections } from "./socket/open-connections.ts";
import { createSiteConnections } from "./socket/site-connections.ts";
import { createStandards } from "./standards/standards.ts";
import { createBoard } from "./supervision/board.ts";
import { createBoardStore } from "./supervision/board-store.ts";
import { createManageTeams } from "./teams/manage-teams.ts";
import { createTeamStore } from "./teams/team-store.ts";
import { createUploads } from "./uploads/uploads.ts";
import { createViews } from "./views/views.ts";
import { createPeople } from "./visitors/people.ts";
import { createReception } from "./visitors/reception.ts";
import { createTalking } from "./visitors/talking.ts";
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
  /** Whether web push may go to addresses in private networks. */
  pushToPrivate?: boolean;
  /** Whether articles may be read from pages in private networks. */
  importFromPrivate?: boolean;
  /** How a node on PostgreSQL hears of the others; without it they ask the database. */
  openBus?: (nodeId: string) => Bus;
}

/** Every store and act of the server, each given by hand what it needs. */
export function createHouse(options: HouseOptions) {
  const { db, clock, publicOrigin, openBus, log: logger } = options;
  const hub = createHub();
  const connections = createOpenConnections();
  /** The queue hears of it, which is made below. */
  const onRow = (row: ConversationRow) => {
    heard(row);
    talking.heard(row);
    waiting.heard(row);
    live.changed(row.visitorId);
    routing.heard(row);
  };
  const joinCluster = (shared: OpenPostgres) => {
    const nodeId = newNodeId();
    return createNode({ db: shared, hub, bus: openBus?.(nodeId), nodeId, onRow, log: logger });
  };
  const node = db.engine === "postgres" ? joinCluster(db) : undefined;
  const presence = node?.presence ?? createPresence();
  const listNews = node?.listNews ?? createListNews(hub, onRow);

  const talking = createTalking((visitorId) => presenceNews.visitorTalks(visitorId));
  const live = createLiveVisitors({ hub, clock, talking });

  const installation = createInstallationStore(db);
  const sites = createSiteStore(db);
  const agents = createAgentStore(db);
  const directory = createAgentDirectory(agents.all, () => {
    node?.stale("agents");
    presenceNews.agentsChanged();
    routing.soon();
  });
  const attendance = createAttendance(presence, directory.get);
  const sessions = createSessionStore(db);
  const visitors = createVisitorStore(db);
  const { ledger, memory, heard } = createLedger(db, hub);
  const conversations = createConversationStore(db, memory);
  const messages = createMessageStore(db, directory);

  const signIn = createSignIn({
    ...{ db, clock, agents, sessions, directory, onEnd: connections.closeSession },
  });
  const guard = createGuard(signIn, publicOrigin);
  const manageAgents = createManageAgents({ db, clock, hub, directory, agents, presence, signIn });
  const teams = createManageTeams({
    ...{ db, clock, hub, directory, store: createTeamStore(db) },
    onPut() {
      node?.stale("teams");
      waiting.agentsChanged();
      routing.soon();
    },
  });
  const onPut = () => {
    node?.stale("sites");
    waiting.hoursChanged();
  };
  const siteConnections = createSiteConnections();
  const manageSites = createManageSites({ db, clock, sites, onPut, onShut: siteConnections.close });
  const sightings = createSightings({ db, clock, store: createSightingStore(db) });
  const proactive = createCountProactive({ db, clock, sites: manageSites });
  const firstOwner = createFirstOwner({ agents: manageAgents, sites: manageSites });
  const waiting = createWaiting({
    ...{ db, clock, hub, presence: attendance, talking, teams, sites: manageSites.all },
    ...{ here: () => presenceNews.here(), teamHours: () => promised.teamHours },
  });
  const { queue, availability } = waiting;
  const presenceNews = createPresenceNews({
    ...{ hub, presence, attendance, directory, agents: manageAgents },
    isTalking: (visitorId) => talking.openOf(visitorId) !== null,
    onVisitor: (visitorId) => queue.visitorChanged(visitorId),
    onAgent(agentId) {
      waiting.agentsChanged();
      lostAgents.changed(agentId);
      routing.soon();
    },
  });
  const setPresence = createSetPresence({
    ...{ db, hub, directory, agents: manageAgents, store: agents, onChange: waiting.agentsChanged },
  });
  const selfService = createSelfService({
    ...{ db, clock, hub, log: logger, directory, sites: manageSites },
    eventsAfter: (id, seq, limit) => messages.after("agents", id, seq, limit),
    stale: (what) => node?.stale(what),
    ...{ facts: installation, talking, readWithPerson: (...of) => offerArticles.read(...of) },
    importFromPrivate: options.importFromPrivate ?? false,
  });
  const { faq, judgements, questions, searched, smartSearch } = selfService;
  const promised = createStandards({
    ...{ db, clock, hub, directory, teams, sites: manageSites },
    onChange(name) {
      node?.stale(name);
      if (name === "team_hours") waiting.hoursChanged();
    },
  });
  const log = createEventLog({ directory, ledger });
  const find = createFindConversation({ clock, store: conversations, ledger, told: node?.told });
  const refresh = createRefreshConversations({ listNews, store: conversations, ledger });
  const mentionColleagues = createMentionColleagues({ hub, directory, ledger, teams: teams.list });
  const changes = createConversationChanges({
    ...{ clock, hub, listNews, directory, ledger, log, isShut: manageSites.isShut },
    ...{ mentions: mentionColleagues, reckon: promised.reckon, searched: searched.take },
    onPublished(recorded) {
      callAgents.heard(recorded);
      searched.told(recorded);
      proactive.heard(recorded.row.siteId, recorded.events);
      routing.made(recorded);
      offerArticles.made(recorded);
    },
  });
  const eventsBefore = messages.before.bind(null, "agents");
  const offerArticles = waiting.offering({
    ...{ db, changes, find, faq, talking, eventsBefore, log: logger },
  });
  const removal = createConversationRemoval({ db, changes, find, store: conversations });
  const deleteSite = createDeleteSite({ sites: manageSites, removal });
  const common = { db, hub, listNews, changes, find, log };
  const acknowledge = createAcknowledge(common);
  const tokens = createVisitorTokenStore(db);
  const given = createGivenConversations(conversations);
  const people = createPeople({
    ...{ db, clock, hub, presence, directory, visitors, tokens, changes, refresh, find },
    ...{ conversations: given, onBlock: () => node?.stale("blocks") },
    alsoGive: (...of) => Promise.all([complaints.give(...of), visitorPush.give(...of)]),
  });
  const { visits, blocks, markInvited, isMerged } = people;
  const inviteVisitor = createInviteVisitor({ db, clock, hub, live, markInvited, changes, find });
  const reception = createReception({
    ...{ db, clock, sites: manageSites, visitors, tokens, visits, blocks, conversations: given },
    ...{ changes, refresh },
  });
  const { addVisitor, setAttributes, greet, noteContact, visitorOfToken, visitPage } = reception;
  const forms = createChatForms({
    ...{ db, clock, store: createFormStore(db), sites: manageSites, noteContact, visitors },
  });
  const uploads = createUploads({ db, clock, isKept: (agentId, id) => drafts.holds(agentId, id) });
  const drafts = createDrafts({ db, clock, hub, find, uploads });
  const preparing = createPreparing();
  const locked = createLockedConversations(db, conversations);
  const { mails, mailStore, mailState, mailTranscript, absence } = createPost({
    ...{ db, clock, log: logger, settings: options.mail, changes, find, locked, publicOrigin },
    ...{ ...reception, directory, messages, sites: manageSites, visitors, blocks },
  });
  const pictures = createPictures({ store: createPictureStore(db), agents: manageAgents });
  const invitations = createInvitations({
    ...{ db, clock, store: createInvitationStore(db) },
    ...{ directory, agents: manageAgents, teams, mails },
  });
  const feedback = createFeedback({
    ...{ ...common, clock, directory, teams: teams.list, sites: manageSites, ...promised },
  });
  const acts = {
    mailTranscript,
    sendMessage: createSendMessage({
      ...{ ...common, faq, presence: attendance, forms, preparing, acknowledge },
      ...{ spokenFirst: createSpokenFirst(manageSites), files: uploads.attach },
      mentions: mentionColleagues,
    }),
    visitorActs: createVisitorActs({ ...common, acknowledge, faq, forms, preparing }),
    leaveContact: createLeaveContact({ ...common, acknowledge, faq, preparing, absence }),
    rateConversation: feedback.rateConversation,
    judgeArticle: createJudgeArticle({ ...common, clock, faq, searched, store: judgements }),
    readConversation: createReadConversation({ ...common, ledger }),
    searchArticles: selfService.searchArticles,
    visitPage,
    proactive: { opened: proactive.opened },
    setAttributes,
    complain: (...of: Parameters<Complain>) => complaints.byVisitor(...of),
  };
  const agentSide = createConversationActs({
    ...{ db, clock, changes, find, store: conversations, faq, searched },
    ...{ directory, agents: manageAgents, teams, presence, attendance },
  });
  const { agentActs, labelActs, lostAgents } = agentSide;
  const cannedReplies = createCannedReplies({
    ...{ db, clock, hub, faq, find, uploads, teams: teams.list, eventsBefore },
    acts: { ...agentActs, ...labelActs },
    onChange: () => node?.stale("canned_replies"),
  });
  const views = createViews({ db, hub, onChange: () => node?.stale("views") });
  const teamIdsOf = (agentId: string) =>
    teams.list().flatMap(({ id, agentIds }) => (agentIds.includes(agentId) ? [id] : []));
  const listConversations = createListConversations({ clock, store: conversations, teamIdsOf });
  const amend = createAmendMessage({ db, changes, locked, wordings: createWordingStore(db) });
  const readEvents = createReadEvents({ messages, changes });
  const session = { db, hub, acts, find, readEvents };
  const mentionStore = createMentionStore(db);
  const mentions = createReadMentions({ db, clock, hub, directory, find, store: mentionStore });

  const coach = createCoach({
    ...{ db, hub, facts: installation },
    onChange: () => node?.stale("installation"),
  });

  const routing = createRouting({
    ...{ db, clock, hub, log: logger, directory, teams, changes, find, setPresence },
    ...{ facts: installation, sites: manageSites.all, isHere: attendance.agentIsHere },
    onChange: () => node?.stale("installation"),
  });

  const search = createSearch({ db, directory, onEvents: questions.follow });

  const notifications = createNotifications({ db, store: createNotificationStore(db) });
  const { subscriptions, callAgents, visitorPush } = createPush({
    ...{ db, clock, log: logger, hub, directory, teams, facts: installation, notifications },
    ...{ isHere: presence.agentIsHere, over: signIn.over, publicOrigin, sites: manageSites },
    ...{ visitorIsHere: presence.visitorIsHere, blocks, toPrivate: !!options.pushToPrivate },
  });
  const complaints = createComplaints({
    ...{ ...common, clock, facts: installation, sites: manageSites, directory, visitors, mails },
    ...{ mailStore, acknowledge, faq, preparing, noteContact, agentSide, callAgents },
    ...{ sendMessage: acts.sendMessage, onChange: () => node?.stale("complaints") },
  });
  const reports = createReports({
    ...{ db, clock, sites: manageSites.all, teams: teams.list, directory, mails, publicOrigin },
    promised,
  });
  const board = createBoard({ clock, store: createBoardStore(db), sites: manageSites.all });

  /** Some may be away now, or back. */
  async function readAgents(): Promise<void> {
    await directory.read();
    presenceNews.agentsChanged();
  }

  /** Another node may have deleted one: who is on it here is told as well. */
  async function readSites(): Promise<void> {
    await manageSites.read();
    const gone = await manageSites.absent(siteConnections.siteIds());
    gone.forEach(siteConnections.close);
  }

  const kept: Record<string, () => unknown> = {
    agents: readAgents,
    teams: () => Promise.all([teams.read(), promised.kept.standards()]),
    ...promised.kept,
    sites: readSites,
    installation: () => installation.read().then(coach.readAgain).then(smartSearch.readAgain),
    ...selfService.readAgain,
    canned_replies: cannedReplies.changedElsewhere,
    blocks: blocks.read,
    views: views.changedElsewhere,
    complaints: complaints.changedElsewhere,
  };
  const readAgain = async (names: string[]): Promise<void> => {
    await Promise.all(names.map((name) => kept[name]?.()));
    waiting.hoursChanged();
    routing.readAgain();
  };

  return {
    ...{ installation, sites, agents, sessions, visitors, conversations, messages },
    ...{ cannedReplies, guard, signIn, manageAgents, manageSites, ...selfService },
    ...{ people, patchVisitor: people.patch, inviteVisitor, live },
    ...{ presence, firstOwner, connections, acts, askFeedback: feedback.askFeedback },
    ...{ availability, queue, offerArticles, ...promised },
    keepTargets: promised.keeping({ changes, find, ledger, listNews, facts: installation }),
    ...{ teams, mailState, ...agentSide },
    ...{ find, drafts, uploads, visitorOfToken, mentions, coach, visitorPush },
    ...{ sightings, proactive, deleteSite, views, listConversations, complaints },
    ...{ search: search.follow, searchMessages: search.messages, searchPeople: search.people },
    ...{ db, clock, changes, addVisitor, node, amend, mails, absence, invitations, pictures },
    ...{ setPresence, notifications, subscriptions, callAgents, board, reports, routing },
    /** Reads what is kept in memory, and follows other nodes: before anybody is let in. */
    async read(): Promise<void> {
      node?.presence.onRemoteChange(presenceNews.tell);
      await node?.follow({ conversations, readEvents, mentions: mentionStore, readAgain });
      await readAgain(Object.keys(kept));
      talking.read(await conversations.talks());
      await Promise.all([queue.read(), routing.read()]);
    },
    isDemo: () => installation.get("demo") !== undefined,
    /** What the socket doors hand to each connection. */
    doors: {
      signIn,
      connections,
      visitor: {
        ...{ ...session, mails: mails.on, previews: createTypingPreviews(manageSites) },
        ...{ presence: presenceNews, faq, forms, greet, siteConnections },
        ...{ clock, live, blocks, isMerged, availability, queue },
      },
      agent: {
        ...session,
        ...{ directory, agents: manageAgents, teams, presence, presenceNews, live },
        looking: createLookingNews({ hub, directory }),
      },
    },
  };
}
