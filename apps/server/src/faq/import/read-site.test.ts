import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { createFetchPage } from "./fetch-page.ts";
import { createReadSite } from "./read-site.ts";

const PAGE = (title: string) =>
  `<html lang="en"><title>${title} | Shop</title><nav>Menu</nav><main><p>All that there is to know about ${title}, and some more words.</p><a href="/next">Next</a></main>`;

async function site(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const inside = createReadSite(createFetchPage(true));
const outside = createReadSite(createFetchPage(false));

test("the pages of a sitemap become Markdown, and what cannot be read is told", async () => {
  const origin = await site((request, response) => {
    const map = ["/a.html", "/b", "/gone", "/picture", "/large"]
      .map((path) => `<url><loc>http://${request.headers.host}${path}</loc></url>`)
      .join("");
    const foreign =
      "<url><loc>http://localhost:1/x</loc></url><url><loc>file:///etc/passwd</loc></url>";
    if (request.url === "/sitemap.xml.gz") {
      return response.end(gzipSync(`<?xml version="1.0"?><urlset>${map}${foreign}</urlset>`));
    }
    if (request.url === "/picture") {
      return response.setHeader("content-type", "image/png").end("x");
    }
    if (request.url === "/large") return response.end("x".repeat(600 * 1024));
    if (request.url === "/gone") return response.writeHead(404).end();
    response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE(request.url ?? ""));
  });
  const { files, problems } = await inside(`${origin}/sitemap.xml.gz`);
  expect(files.map(({ name }) => name).sort()).toEqual(["a.md", "b.md"]);
  expect(files.find(({ name }) => name === "a.md")?.text).toBe(
    `---\nquestion: "/a.html"\nlang: "en"\n---\n\nAll that there is to know about /a.html, and some more words.\n\n[Next](${origin}/next)\n`,
  );
  const said = Object.fromEntries(
    problems.map(({ url, problem }) => [new URL(url).pathname, problem]),
  );
  expect(said).toEqual({
    "/gone": "The site answers with 404.",
    "/picture": "It is no page of text.",
    "/large": "It is larger than 512 KB.",
  });
});

test("what is not in the open internet is not asked for, by whatever name or redirect", async () => {
  let asked = 0;
  const origin = await site((_request, response) => {
    asked += 1;
    response.end(PAGE("x"));
  });
  const { port } = new URL(origin);
  for (const address of [
    ...[
      origin,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
    ],
    ...[`http://2130706433:${port}`, `http://0x7f.1:${port}`, "http://169.254.169.254/latest"],
    ...["http://10.0.0.1/", "http://metadata.internal/", "file:///etc/passwd", "ftp://x.example/"],
    ...["http://user:secret@shop.example/", "not an address"],
  ]) {
    await expect(outside(address), address).rejects.toMatchObject({ kind: "invalid" });
  }
  expect(asked).toBe(0);
});

test("redirects are followed a few times, and to web addresses alone", async () => {
  const origin = await site((request, response) => {
    if (request.url === "/once") return response.writeHead(302, { location: "/page" }).end();
    if (request.url === "/file") return response.writeHead(302, { location: "file:///x" }).end();
    if (request.url === "/page") return response.end(PAGE("x"));
    response.writeHead(301, { location: "/loop" }).end();
  });
  expect((await inside(`${origin}/once`)).files).toHaveLength(1);
  await expect(inside(`${origin}/file`)).rejects.toThrow("no http or https address");
  await expect(inside(`${origin}/loop`)).rejects.toThrow("more than 3 times");
});

test("a sitemap that unpacks to more than it may is refused", async () => {
  const origin = await site((_request, response) => {
    response.end(gzipSync(Buffer.alloc(8 * 1024 * 1024, 60)));
  });
  await expect(inside(`${origin}/bomb.gz`)).rejects.toThrow("larger than");
});
