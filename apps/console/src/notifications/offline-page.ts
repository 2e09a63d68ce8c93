import type { AppWords } from "./app-words.ts";

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:center;font:15px/1.5 system-ui,sans-serif;background:light-dark(#f6f7f9,#14161b);color:light-dark(#16181d,#eceef3)}
main{max-width:38ch;padding:24px;text-align:center}
b{display:inline-grid;place-items:center;width:56px;height:56px;border-radius:16px;background:#3b5bdb;color:#fff;font-size:28px}
h1{font-size:20px;margin:18px 0 6px;text-wrap:balance}
p{margin:0 0 22px;color:light-dark(#4b5160,#b9bfcc);text-wrap:balance}
a{display:inline-block;padding:12px 20px;border-radius:8px;background:light-dark(#3b5bdb,#8ea2ff);color:light-dark(#fff,#0d1330);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid light-dark(#8ea2ff,#fff);outline-offset:2px}
`;

/** What the app shows while the server is away. It needs nothing from anywhere. */
export function offlinePage(words: AppWords): Response {
  const say = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = `<!doctype html><html lang="${say(words.lang)}" dir="${words.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Foyer</title><style>${STYLE}</style></head><body><main><b aria-hidden="true">F</b><h1>${say(words.awayTitle)}</h1><p>${say(words.awayText)}</p><a href="">${say(words.again)}</a></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "cache-control": "no-store",
    },
  });
}
