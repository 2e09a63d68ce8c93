import { createServer } from "node:http";

const PARAGRAPH = `<p>${"A shop of kitchen things tells about its pans, and how to care for them. ".repeat(6)}</p>`;

const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title></head>
<body><h1>A shop</h1>${PARAGRAPH.repeat(20)}${script}</body></html>`;

/** How long a page that brings its script late has had nothing to do by then, in milliseconds. */
const QUIET_MS = 300;

const snippet = (src) => `<script async src="${src}"></script>`;

/** Brings the script once the page is loaded, drawn, and at rest. */
const lateSnippet = (src) => `<script>
addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
  const script = document.createElement("script");
  script.async = true;
  script.src = ${JSON.stringify(src)};
  document.body.append(script);
}, ${QUIET_MS})));
</script>`;

/**
 * A website of twenty paragraphs: `plain` without anything, `chat` with the snippet, which is another
 * origin's, and `comment` with a script of the same length that does nothing. `lateChat` and `lateComment` bring
 * theirs when the page itself is done. Returns their addresses, `server`, the origin of the chat's server, and `close`.
 */
export async function servePages(server, siteKey) {
  const src = `${server}/embed/${siteKey}.js`;
  const { length } = await (await fetch(src)).text();
  const comment = `/*${" ".repeat(length - 4)}*/`;
  const bodies = {
    "/": "",
    "/chat": snippet(src),
    "/comment": snippet("/comment.js"),
    "/late-chat": lateSnippet(src),
    "/late-comment": lateSnippet("/comment.js"),
  };
  const site = createServer((request, response) => {
    const isScript = request.url === "/comment.js";
    response.setHeader(
      "content-type",
      `${isScript ? "text/javascript" : "text/html"}; charset=utf-8`,
    );
    response.end(isScript ? comment : page(bodies[request.url] ?? ""));
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${site.address().port}`;
  return {
    plain: `${origin}/`,
    chat: `${origin}/chat`,
    comment: `${origin}/comment`,
    lateChat: `${origin}/late-chat`,
    lateComment: `${origin}/late-comment`,
    server,
    close: () => new Promise((resolve) => site.close(resolve)),
  };
}
