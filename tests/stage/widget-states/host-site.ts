import { createServer } from "node:http";

/** A website that carries the chat of any site: `/KEY/LANG`, and `/KEY/LANG/inline` with a place for the panel. */
export interface HostSite {
  origin: string;
  close(): Promise<void>;
}

const STYLE = `html{color-scheme:light dark;background:light-dark(#eef0f4,#0e1014)}
body{margin:0;font:16px/1.5 system-ui,sans-serif}main{padding:32px}
#chat{width:376px;height:640px;overflow:hidden;border-radius:16px}`;

/** Serves it on a free port of this machine. */
export async function serveHostSite(chatOrigin: string): Promise<HostSite> {
  const server = createServer((request, response) => {
    const [, key = "", lang = "en", place] = (request.url ?? "").split("/");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(chatOrigin, { key, lang, isInline: place === "inline" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

interface Carries {
  key: string;
  lang: string;
  isInline: boolean;
}

const page = (chatOrigin: string, { key, lang, isInline }: Carries): string => `<!doctype html>
<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A website</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>${isInline ? '<div id="chat"></div>' : "<h1>A website</h1>"}</main>
    <script async src="${chatOrigin}/embed/${key}.js"${isInline ? ' data-foyer-inline="#chat"' : ""}></script>
  </body>
</html>`;
