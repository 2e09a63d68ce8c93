import { createHash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { html, Markup } from "../http/markup.ts";
import { readableInk } from "../sites/contrast.ts";

/** A page with a card in its middle, as links in mails open it. */
export interface SmallPage {
  lang: string;
  /** The site's name, over the card. */
  site: string;
  /** The owner's colour (`#rrggbb`). */
  accent: string;
  body: Markup;
  script?: string;
}

const style = (accent: string): string =>
  [
    `:root{color-scheme:light dark;--accent:${accent};--ink:${readableInk(accent)};`,
    "--paper:#fff;--ground:#f6f7f9;--text:#16181d;--soft:#5f6675;--line:#e3e6ec}",
    "@media(prefers-color-scheme:dark){:root{--paper:#1d2027;--ground:#15171c;--text:#eceef2;--soft:#a3abba;--line:#2c313a}}",
    "*{box-sizing:border-box}[hidden]{display:none!important}",
    "body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--ground);color:var(--text);font:17px/1.55 system-ui,sans-serif;overflow-wrap:anywhere}",
    "main{width:100%;max-width:440px;background:var(--paper);border:1px solid var(--line);border-top:6px solid var(--accent);border-radius:16px;padding:28px 28px 32px}",
    ".site{margin:0 0 16px;color:var(--soft);font-size:15px;font-weight:550}",
    "h1{margin:0 0 10px;font-size:24px;line-height:1.3;text-wrap:balance}p{margin:0 0 20px}main>:last-child,section>:last-child,form{margin:0}",
    "button,.btn{display:inline-block;min-height:44px;font:inherit;font-weight:600;padding:9px 20px;border:1px solid transparent;border-radius:12px;background:var(--accent);color:var(--ink);cursor:pointer;text-decoration:none}",
    ":focus-visible{outline:3px solid var(--text);outline-offset:2px}",
  ].join("");

const hash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Sends it with a policy under which nothing but its own style and script works; it leaves no referrer. */
export function sendSmallPage(reply: FastifyReply, page: SmallPage): FastifyReply {
  const css = style(page.accent);
  const policy = [
    "default-src 'none'",
    `style-src ${hash(css)}`,
    ...(page.script ? [`script-src ${hash(page.script)}`, "connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ];
  return reply
    .headers({
      "content-security-policy": policy.join("; "),
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    })
    .type("text/html; charset=utf-8")
    .send(draw(page, css));
}

const draw = ({ lang, site, body, script }: SmallPage, css: string): string =>
  html`<!doctype html>
<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${site}</title>
<style>${new Markup(css)}</style>
</head>
<body>
<main>
<p class="site" dir="auto">${site}</p>
${body}
</main>
${script && html`<script>${new Markup(script)}</script>`}
</body>
</html>
`.text;
