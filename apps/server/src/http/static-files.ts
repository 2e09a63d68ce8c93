import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { shopRoutes } from "../demo/shop/shop-routes.ts";
import { previewPage } from "../sites/preview-page.ts";

/** Hashed file names never change what they hold. */
const FOREVER = "public, max-age=31536000, immutable";

/** What makes the console an app that can be installed, by addresses that never change. */
const APP_FILES = [
  "service-worker.js",
  "manifest.webmanifest",
  "icon-192.png",
  "icon-512.png",
  "icon-maskable-512.png",
  "apple-touch-icon.png",
  "badge-96.png",
];

/** Where the built apps and the demo shop lie. */
export interface StaticDirs {
  widgetDir: string;
  consoleDir: string;
  demoDir: string;
}

/** The widget's chunks, the console, and (once seeded) the demo shop at `/`. */
export async function staticFiles(
  app: FastifyInstance,
  dirs: StaticDirs,
  isDemo: () => boolean,
): Promise<void> {
  // Only for reply.sendFile: pages that are looked at afresh each time.
  await app.register(fastifyStatic, { root: dirs.consoleDir, serve: false, maxAge: 0 });
  await app.register(fastifyStatic, {
    root: dirs.widgetDir,
    prefix: "/widget/",
    decorateReply: false,
    // Ours below; its own would come last and win.
    cacheControl: false,
    setHeaders(reply) {
      // Any page may load these; they hold nothing of anyone.
      reply.setHeader("access-control-allow-origin", "*");
      reply.setHeader("cross-origin-resource-policy", "cross-origin");
      reply.setHeader("cache-control", FOREVER);
    },
  });
  await app.register(fastifyStatic, {
    root: join(dirs.consoleDir, "assets"),
    prefix: "/console/assets/",
    decorateReply: false,
    immutable: true,
    maxAge: "365d",
  });
  for (const file of APP_FILES) {
    // Browsers ask for them again and again: the service worker decides by its bytes whether it is new.
    app.get(`/console/${file}`, (_request, reply) =>
      reply.header("cache-control", "no-cache").sendFile(file, dirs.consoleDir),
    );
  }
  // Screens are routes of the console itself, so any path under it is its page.
  app.get("/console", (_request, reply) => reply.redirect("/console/"));
  previewPage(app, dirs.consoleDir);
  app.get("/console/*", (_request, reply) => reply.sendFile("index.html", dirs.consoleDir));
  shopRoutes(app, dirs.demoDir, isDemo);
}
