import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { accountRoutes } from "./agents/account-routes.ts";
import { agentRoutes } from "./agents/agent-routes.ts";
import { cannedReplyRoutes } from "./canned-replies/canned-reply-routes.ts";
import type { Clock } from "./clock.ts";
import { busOpener } from "./cluster/open-bus.ts";
import type { Config } from "./config.ts";
import { conversationRoutes } from "./conversations/conversation-routes.ts";
import type { AnyDb } from "./db/any-db.ts";
import { articleRoutes } from "./faq/article-routes.ts";
import { createHouse, type House } from "./house.ts";
import { type Api, guardApi } from "./http/api.ts";
import { compression } from "./http/compression.ts";
import { health } from "./http/health.ts";
import { problems, unroutable } from "./http/problems.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { type StaticDirs, staticFiles } from "./http/static-files.ts";
import { schemaController } from "./http/validation.ts";
import type { Log } from "./log.ts";
import { messageRoutes } from "./messages/message-routes.ts";
import { searchRoutes } from "./search/search-routes.ts";
import { setupRoutes } from "./setup/setup-routes.ts";
import { chatPage } from "./sites/chat-page.ts";
import { embed } from "./sites/embed.ts";
import { identityRoutes } from "./sites/identity-routes.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { socketDoors } from "./socket/doors.ts";
import { allSweeps } from "./sweeps/all-sweeps.ts";
import { startSweeps } from "./sweeps/sweeps.ts";
import { teamRoutes } from "./teams/team-routes.ts";
import { uploadRoutes } from "./uploads/upload-routes.ts";
import { visitorUploadRoutes } from "./uploads/visitor-upload-routes.ts";
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
  const { mail } = config;
  const house = createHouse({ db, clock, publicOrigin, log, mail, ...(openBus && { openBus }) });
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

  health(http, { db, connections: house.connections, node: house.node });
  await http.register(async (app) => {
    await socketDoors(app, { clock, log, publicOrigin, framesPerSecond, ...house.doors });
  });
  embed(http, { ...house, sites: house.manageSites, publicOrigin, widgetDir: dirs.widgetDir });
  chatPage(http, { sites: house.manageSites });
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
      conversationRoutes(api, house);
      teamRoutes(api, house);
      messageRoutes(api, { guard, amend: house.amend });
      searchRoutes(api, { ...house });
      visitorRoutes(api, { ...house });
      cannedReplyRoutes(api, house);
      articleRoutes(api, {
        guard,
        store: house.articles,
        articles: house.manageArticles,
        judgements: house.judgements,
        faq: house.faq,
      });
      identityRoutes(api, account);
      siteRoutes(api, { ...account, widgetDir: dirs.widgetDir });
      await plain.register(uploadRoutes, house);
    },
    { prefix: "/api/v1" },
  );
  await http.register(visitorUploadRoutes, {
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
      house.search.stop();
      await Promise.all([http.close(), sweeps.stop()]);
      clearTimeout(cutOff);
      house.availability.stop();
      house.queue.stop();
      await db.writes.drained();
      await house.node?.stop();
    },
  };
}
