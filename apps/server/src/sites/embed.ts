import { createHash } from "node:crypto";
import { DEFAULT_SITE_OPTIONS, type LauncherPlace, type WidgetSettings } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import { ownOrigin } from "../http/own-origin.ts";
import { liveScript } from "../live-visitors/live-script.ts";
import { Refusal } from "../refusal.ts";
import { createBuiltWidget } from "./built-widget.ts";
import { readableInk } from "./contrast.ts";
import { greetByName } from "./greeting.ts";
import type { ManageSites, SiteRow } from "./manage-sites.ts";
import { optionsOf } from "./panel-options.ts";
import { rulesScript } from "./rules-script.ts";
import type { Sightings } from "./sightings.ts";

/** A changed setting reaches every page within this time, in seconds. */
const MAX_AGE_S = 300;

/** GET /embed/KEY.js: the loader with the site's settings inside, so that it is one request. */
export function embed(
  app: FastifyInstance,
  deps: {
    sites: ManageSites;
    sightings: Sightings;
    publicOrigin: string | null;
    widgetDir: string;
  },
): void {
  const { sites, sightings, publicOrigin, widgetDir } = deps;
  const built = createBuiltWidget(widgetDir);

  app.get<{ Params: { file: string } }>("/embed/:file", async (request, reply) => {
    const site = await sites.byKey(request.params.file.replace(/\.js$/, ""));
    if (!site) throw new Refusal("unknown_site", `No site has this key: check the snippet.`);
    sightings.loaded(site.id, request.headers.referer, ownOrigin(request, publicOrigin));
    const { head, tail, panel, rules, live } = built();
    const first = rulesScript(site, rules) + liveScript(site, live);
    const script = first + head + toScript(settingsOf(site, panel)) + tail;
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
  const { key, name, accent, intro, lang } = site;
  // Who it is turns out later: the panel is told by its welcome.
  const greeting = greetByName(site.greeting, null);
  const place = placeOf(optionsOf(site).launcher);
  return {
    ...{ key, name, accent, ink: readableInk(accent), greeting, intro, lang, panel },
    ...(place && { place }),
  };
}

/** The launcher's place as the custom properties that the widget's style sheets read; "" is where it always was. */
function placeOf({ at, bottom, side }: LauncherPlace): string {
  const usual = DEFAULT_SITE_OPTIONS.launcher;
  if (at === usual.at && bottom === usual.bottom && side === usual.side) return "";
  const other = at === "end" ? "" : ";--end:auto";
  return `--bottom:${bottom}px;--${at}:${side}px${other}`;
}

/** JSON that is also safe inside a script element, should an owner inline the loader. */
export const toScript = (settings: WidgetSettings): string =>
  JSON.stringify(settings).replaceAll("<", "\\u003c");
