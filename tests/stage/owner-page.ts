import { createServer } from "node:http";

/** A website of somebody else: another origin than the server's, with rules of its own. */
export interface OwnerPage {
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves a page that carries the snippet, under a Content-Security-Policy that allows nothing
 * but the chat server: no inline script, no inline style, no eval.
 */
export async function serveOwnerPage(chatOrigin: string, siteKey: string): Promise<OwnerPage> {
  const policy = [
    "default-src 'none'",
    `script-src ${chatOrigin}`,
    `connect-src ${chatOrigin} ${chatOrigin.replace("http", "ws")}`,
    "style-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const server = createServer((request, response) => {
    const isStyle = request.url === "/site.css";
    response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", isStyle ? "text/css" : "text/html; charset=utf-8");
    response.end(isStyle ? HOSTILE_STYLE : page(chatOrigin, siteKey, request.url ?? "/"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Host styles must not reach into the chat. */
const HOSTILE_STYLE =
  "* { color: red !important; font-size: 40px !important } button { display: none !important }";

const page = (chatOrigin: string, siteKey: string, path: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Owner's page ${path}</title>
    <link rel="stylesheet" href="/site.css">
  </head>
  <body>
    <h1>Another website</h1>
    <script async src="${chatOrigin}/embed/${siteKey}.js"></script>
  </body>
</html>`;
