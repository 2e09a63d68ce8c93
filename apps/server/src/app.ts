import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { absenceRoutes } from "./absence/absence-routes.ts";
import { reachRoutes } from "./absence/reach-routes.ts";
import { accountRoutes } from "./agents/account-routes.ts";
import { agentRoutes } from "./agents/agent-routes.ts";
import { pictureRoutes } from "./agents/picture-routes.ts";
import { cannedReplyFileRoutes } from "./canned-replies/canned-reply-file-routes.ts";
import { cannedReplyRoutes } from "./canned-replies/canned-reply-routes.ts";
import type { Clock } from "./clock.ts";
import { busOpener } from "./cluster/open-bus.ts";
import { coachRoutes } from "./coach/coach-routes.ts";
import { complaintRoutes } from "./complaints/complaint-routes.ts";
import type { Config } from "./config.ts";
import { conversationRoutes } from "./conversations/conversation-routes.ts";
import type { AnyDb } from "./db/any-db.ts";
import { draftRoutes } from "./drafts/draft-routes.ts";
import { articleImageRoutes } from "./faq/article-image-routes.ts";
import { articleRoutes } from "./faq/article-routes.ts";
import { articleVersionRoutes } from "./faq/article-version-routes.ts";
import { exportRoutes } from "./faq/export-routes.ts";
import { folderRoutes } from "./faq/folder-routes.ts";
import { importRoutes, siteReadingRoutes } from "./faq/import/import-routes.ts";
import { visitorFeedbackRoutes } from "./feedback/visitor-feedback-routes.ts";
import { followUpRoutes } from "./follow-ups/follow-up-routes.ts";
import { helpRoutes } from "./help-centre/help-routes.ts";
import { hoursRoutes } from "./hours/hours-routes.ts";
import { createHouse, type House } from "./house.ts";
import { type Api, guardApi } from "./http/api.ts";
import { compression } from "./http/compression.ts";
import { health } from "./http/health.ts";
import { problems, unroutable } from "./http/problems.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { type StaticDirs, staticFiles } from "./http/static-files.ts";
import { schemaController } from "./http/validation.ts";
import { invitationRoutes } from "./invitations/invitation-routes.ts";
import { liveVisitorRoutes } from "./live-visitors/live-visitor-routes.ts";
import type { Log } from "./log.ts";
import { mailRoutes } from "./mail/mail-routes.ts";
import { mentionRoutes } from "./mentions/mention-routes.ts";
import { messageRoutes } from "./messages/message-routes.ts";
import { notificationRoutes } from "./notifications/notification-routes.ts";
import { presenceRoutes } from "./presence/presence-routes.ts";
import { proactiveRoutes } from "./proactive/proactive-routes.ts";
import { pushRoutes } from "./push/push-routes.ts";
import { questionRoutes } from "./questions/question-routes.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { routingRoutes } from "./routing/routing-routes.ts";
import { searchRoutes } from "./search/search-routes.ts";
import { setupRoutes } from "./setup/setup-routes.ts";
import { chatPage } from "./sites/chat-page.ts";
import { embed } from "./sites/embed.ts";
import { identityRoutes } from "./sites/identity-routes.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { smartSearchRoutes } from "./smart-search/smart-search-routes.ts";
import { socketDoors } from "./socket/doors.ts";
import { staffingRoutes } from "./staffing/staffing-routes.ts";
import { standardRoutes } from "./standards/standard-routes.ts";
import { suggestionRoutes } from "./suggestions/suggestion-routes.ts";
import { boardRoutes } from "./supervision/board-routes.ts";
import { allSweeps } from "./sweeps/all-sweeps.ts";
import { startSweeps } from "./sweeps/sweeps.ts";
import { teamRoutes } from "./teams/team-routes.ts";
import { uploadRoutes } from "./uploads/upload-routes.ts";
import { visitorUploadRoutes } from "./uploads/visitor-upload-routes.ts";
import { viewRoutes } from "./views/view-routes.ts";
import { pushFiles } from "./visitor-push/push-files.ts";
import { visitorPushRoutes } from "./visitor-push/visitor-push-routes.ts";
import { visitorRoutes } from "./visitors/visitor-routes.ts";

/** Largest HTTP body: an article of 20,000 characters in the widest script, and its phrasings. */
const BODY_MAX = 256 * 1024;

/** Who has not read their answer by then is cut off: who stops us kills us soon after. */
const DRAIN_MS = 3_000;

export interface AppOptions {
  config: Config;
  db: AnyDb;
  clock: Clock;
  log: Log & FastifyBaseLogger;
  dirs: StaticDirs;
}

export interface App {
  http: FastifyInstance;
  house: House;
  /** Tells every client to come back later, and waits for what is being written. */
  drain(): Promise<void>;
}

/** The whole server: every feature is registered here by hand, in order. */
export async function buildApp({ config, db, clock, log, dirs }: AppOptions): Promise<App> {
  const { publicOrigin, framesPerSecond } = config;
  const openBus = await busOpener(db, config.redisUrl, log);
  const { mail, pushToPrivate, importFromPrivate } = config;
  const house = createHouse({
    ...{
      db,
      clock,
      publicOrigin,
      log,
      mail,
      pushToPrivate,
      importFromPrivate,
      ...(openBus && { openBus }),
    },
  });
  await house.read();
  const http = Fastify({
    loggerInstance: log,
    bodyLimit: BODY_MAX,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    frameworkErrors: unroutable,
    logController: new LogController({ disableRequestLogging: true }),
    schemaController,
  });
  problems(http, log);
  securityHeaders(http);
  await compression(http);
  await http.register(cookie);
  await http.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    // A busy office's visitors share one address, and these are files.
    allowList: (request) => /^\/(embed|widget)\//.test(request.url),
  });

  health(http, { ...house });
  await http.register(async (app) => {
    await socketDoors(app, { clock, log, publicOrigin, framesPerSecond, ...house.doors });
  });
  embed(http, { ...house, sites: house.manageSites, publicOrigin, widgetDir: dirs.widgetDir });
  chatPage(http, { sites: house.manageSites });
  pushFiles(http);
  await absenceRoutes(http, { ...house, sites: house.manageSites, publicOrigin });
  helpRoutes(http, {
    ...house,
    ...{ sites: house.manageSites, publicOrigin, noteSearch: house.questions.noteSearch },
  });
  await http.register(
    async (plain) => {
      const { guard } = house;
      guardApi(plain, guard, publicOrigin);
      const api = plain as unknown as Api;
      const account = {
        ...house,
        agents: house.manageAgents,
        sites: house.manageSites,
        publicOrigin,
      };
      setupRoutes(api, account);
      accountRoutes(api, account);
      agentRoutes(api, { guard, agents: house.manageAgents });
      invitationRoutes(api, account);
      presenceRoutes(api, house);
      notificationRoutes(api, house);
      pushRoutes(api, house);
      boardRoutes(api, house);
      reportRoutes(api, house);
      staffingRoutes(api, house);
      routingRoutes(api, house);
      mailRoutes(api, house);
      conversationRoutes(api, house);
      followUpRoutes(api, house);
      teamRoutes(api, house);
      hoursRoutes(api, house);
      standardRoutes(api, house);
      viewRoutes(api, house);
      messageRoutes(api, { guard, amend: house.amend });
      reachRoutes(api, { ...house, reach: house.absence.reach });
      mentionRoutes(api, house);
      coachRoutes(api, house);
      complaintRoutes(api, house);
      searchRoutes(api, { ...house });
      visitorRoutes(api, house);
      liveVisitorRoutes(api, house);
      cannedReplyRoutes(api, house);
      draftRoutes(api, house);
      articleRoutes(api, {
        guard,
        store: house.articles,
        articles: house.manageArticles,
        judgements: house.judgements,
        faq: house.faq,
      });
      folderRoutes(api, house);
      exportRoutes(api, house);
      siteReadingRoutes(api, house);
      articleVersionRoutes(api, house);
      questionRoutes(api, house);
      suggestionRoutes(api, house);
      smartSearchRoutes(api, house);
      identityRoutes(api, account);
      siteRoutes(api, { ...account, widgetDir: dirs.widgetDir });
      proactiveRoutes(api, house);
      await plain.register(uploadRoutes, house);
      await plain.register(cannedReplyFileRoutes, house);
      await plain.register(pictureRoutes, house);
      await plain.register(importRoutes, house);
      await plain.register(articleImageRoutes, house);
    },
    { prefix: "/api/v1" },
  );
  await http.register(visitorUploadRoutes, {
    ...{ prefix: "/api/v1/visitor", publicOrigin },
    ...house,
  });
  await http.register(visitorFeedbackRoutes, {
    ...{ prefix: "/api/v1/visitor", publicOrigin },
    ...house,
  });
  await http.register(visitorPushRoutes, {
    ...{ prefix: "/api/v1/visitor", publicOrigin },
    ...house,
  });
  await staticFiles(http, dirs, house.isDemo);

  const sweeps = startSweeps(allSweeps(house), { locks: db.locks, log });
  return {
    http,
    house,
    async drain() {
      house.connections.closeAll("restarting");
      house.connections.stop();
      const cutOff = setTimeout(() => {
        house.connections.closeAll("too_slow");
        http.server.closeAllConnections();
      }, DRAIN_MS);
      await Promise.all([
        http.close(),
        sweeps.stop(),
        house.search.stop(),
        house.reports.facts.stop(),
        house.routing.stop(),
      ]);
      clearTimeout(cutOff);
      house.availability.stop();
      house.queue.stop();
      house.offerArticles.stop();
      house.live.stop();
      house.callAgents.stop();
      await db.writes.drained();
      await house.node?.stop();
    },
  };
}
