import { createServer } from "node:http";

const PARAGRAPH = `<p>${"A shop of kitchen things tells about its pans, and how to care for them. ".repeat(6)}</p>`;

const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title></head>
<body><h1>A shop</h1>${PARAGRAPH.repeat(20)}${script}</body></html>`;

/**
 * A website of twenty paragraphs: `plain` without anything, `chat` with the snippet, which is another
 * origin's. Returns {plain, chat, server, close}; `server` is the origin of the chat's server.
 */
export async function servePages(server, siteKey) {
  const snippet = `<script async src="${server}/embed/${siteKey}.js"></script>`;
  const site = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(request.url === "/chat" ? snippet : ""));
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${site.address().port}`;
  return {
    plain: `${origin}/`,
    chat: `${origin}/chat`,
    server,
    close: () => new Promise((resolve) => site.close(resolve)),
  };
}
