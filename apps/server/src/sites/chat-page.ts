import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { html, Markup } from "../http/markup.ts";
import type { ManageSites } from "./manage-sites.ts";

/** The widget fills the window; without JavaScript, and for unknown keys, there is a line in its middle. */
const STYLE = [
  "html,body,#chat{height:100%;margin:0}",
  "body{font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}",
  "p{max-width:34em;margin:0 auto;padding:20vh 24px 0;text-align:center}",
].join("");

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Only what the widget takes: its scripts, its socket, pictures that were sent. */
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
    return reply.send(
      page(
        lang,
        name,
        html`<main id="chat"></main>
<noscript><p>This chat with ${name} needs JavaScript. Please switch it on and load the page again.</p></noscript>
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
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
