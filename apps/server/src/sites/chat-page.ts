import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { languagesOf } from "../absence/reader-languages.ts";
import { html, Markup } from "../http/markup.ts";
import { pushStrip, STRIP_STYLE } from "../visitor-push/push-strip.ts";
import type { ManageSites } from "./manage-sites.ts";
import { optionsOf } from "./panel-options.ts";

/** The widget fills the window but for the strip; without JavaScript, and for unknown keys, a line is in its middle. */
const STYLE = [
  "html,body{height:100%;margin:0}#chat{flex:1;min-height:0}",
  "body{display:flex;flex-direction:column;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}",
  STRIP_STYLE,
  "body>p,noscript p{max-width:34em;margin:0 auto;padding:20vh 24px 0;text-align:center}",
].join("");

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Only what the widget takes, and the page beside it: scripts, the socket, pictures that were sent. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "connect-src 'self' ws: wss:",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** GET /chat/KEY: a page that is nothing but a site's chat, for links and QR codes. */
export function chatPage(app: FastifyInstance, { sites }: { sites: ManageSites }): void {
  app.get<{ Params: { key: string } }>("/chat/:key", async (request, reply) => {
    const site = await sites.byKey(request.params.key);
    reply.headers({ "content-security-policy": CSP, "cache-control": "no-cache" });
    reply.type("text/html; charset=utf-8");
    if (!site) {
      const text = "There is no chat at this address. Please check the link that you were given.";
      return reply.code(404).send(page("en", "No chat here", html`<p>${text}</p>`));
    }
    const { key, name, lang } = site;
    // Chat and strip speak one language: the page's own comes first.
    const languages = [lang, ...languagesOf(request, lang)];
    return reply.header("vary", "accept-language").send(
      page(
        lang,
        name,
        html`<noscript><p>This chat with ${name} needs JavaScript. Please switch it on and load the page again.</p></noscript>
${optionsOf(site).visitorPush && pushStrip(site, languages)}
<main id="chat" tabindex="-1"></main>
<script async src="/embed/${key}.js" data-foyer-inline="#chat"></script>`,
      ),
    );
  });
}

const page = (lang: string, title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
