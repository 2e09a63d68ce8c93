import { createServer } from "node:http";

/** A page with the messages of a conversation and nothing else. Returns its address, and `close`. */
export async function servePlainTalk(texts) {
  const lines = texts.map((text, at) => `<p class="${at % 2 ? "out" : "in"}">${text}</p>`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A talk</title>
<style>body{font:14px/1.5 sans-serif;margin:20px}p{width:fit-content;max-width:70%;padding:9px 13px;
border:1px solid #ddd;border-radius:16px}.out{margin-inline-start:auto;background:#3b5bdb;color:#fff}</style>
</head><body>${lines.join("\n")}</body></html>`;
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
