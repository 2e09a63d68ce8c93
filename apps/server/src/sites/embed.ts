import { createHash } from "node:crypto";
import type { WidgetSettings } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../refusal.ts";
import { createBuiltWidget } from "./built-widget.ts";
import { readableInk } from "./contrast.ts";
import type { ManageSites, SiteRow } from "./manage-sites.ts";

/** A changed setting reaches every page within this time, in seconds. */
const MAX_AGE_S = 300;

/** GET /embed/KEY.js: the loader with the site's settings inside, so that it is one request. */
export function embed(app: FastifyInstance, deps: { sites: ManageSites; widgetDir: string }): void {
  const { sites, widgetDir } = deps;
  const built = createBuiltWidget(widgetDir);

  app.get<{ Params: { file: string } }>("/embed/:file", async (request, reply) => {
    const site = await sites.byKey(request.params.file.replace(/\.js$/, ""));
    if (!site) throw new Refusal("unknown_site", `No site has this key: check the snippet.`);
    const { head, tail, panel } = built();
    const script = head + toScript(settingsOf(site, panel)) + tail;
    const etag = `"${createHash("sha256").update(script).digest("base64url").slice(0, 22)}"`;
    reply.headers({
      etag,
      "cache-control": `public, max-age=${MAX_AGE_S}`,
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("text/javascript; charset=utf-8").send(script);
  });
}

/** The settings as a visitor's page gets them. */
export function settingsOf(site: SiteRow, panel: string): WidgetSettings {
  const { key, name, accent, greeting, intro, lang } = site;
  return { key, name, accent, ink: readableInk(accent), greeting, intro, lang, panel };
}

/** JSON that is also safe inside a script element, should an owner inline the loader. */
const toScript = (settings: WidgetSettings): string =>
  JSON.stringify(settings).replaceAll("<", "\\u003c");
