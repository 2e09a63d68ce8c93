import { DEFAULT_SITE_OPTIONS, UPLOAD_MAX } from "@foyer/protocol";
import { connectVisitor, startServer } from "@foyer/test-kit";
import { describe, expect, it } from "vitest";
import { UNSENT_MAX } from "./receive-upload.ts";
import { PDF, PROGRAM, pngOf } from "./testing/sample-files.ts";
import { type FileBody, fromVisitor } from "./testing/send-file.ts";

async function visitorOfSite(options: { uploads?: boolean; origins?: string[] } = {}) {
  const server = await startServer();
  const { uploads, origins } = options;
  const site = await server.addSite({
    ...(origins && { origins }),
    ...(uploads === undefined ? {} : { options: { ...DEFAULT_SITE_OPTIONS, uploads } }),
  } as Parameters<typeof server.addSite>[0]);
  const visitor = await connectVisitor(server, site.key);
  const send = (name: string, body: FileBody, headers?: Record<string, string>) =>
    fromVisitor(server, visitor.token, { name, body, ...(headers && { headers }) });
  return { server, visitor, send };
}

describe("a file that is sent", () => {
  it.each<[string, string, Buffer | string, RegExp]>([
    ["a program that is called a picture", "holiday.png", PROGRAM, /program/],
    ["a program by its name", "setup.exe", "anything", /\.exe/],
    ["a program whose name ends in blanks", "setup.exe ", "anything", /\.exe/],
    ["nothing", "empty.txt", "", /empty/],
    [
      "a drawing that can hold scripts",
      "logo.png",
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      /SVG/,
    ],
    ["a drawing after an XML head", "logo.txt", '<?xml version="1.0"?>\n<svg/>', /SVG/],
    ["a web page called a text", "notes.txt", "  <!DOCTYPE HTML><p>hello", /web page/],
    ["a shell script called a text", "notes.txt", "#!/bin/sh\nrm -rf /", /script/],
    ["a text with NUL in it", "notes.txt", "hello\0world", /unknown kind/],
    ["a text that is no UTF-8", "notes.csv", Buffer.from([0x66, 0xfc, 0x72, 0x0a]), /UTF-8/],
    [
      "a text that breaks off within a character",
      "a.txt",
      Buffer.from([0x61, 0xe2, 0x82]),
      /UTF-8/,
    ],
  ])("is refused when it is %s", async (_what, name, body, why) => {
    const { send } = await visitorOfSite();
    const { status, problem } = await send(name, body);
    expect([status, problem.kind]).toEqual([400, "upload_refused"]);
    expect(problem.detail).toMatch(why);
  });

  it("is refused when it is one byte too large, whether or not that is said before", async () => {
    const { send } = await visitorOfSite();
    const bytes = new Uint8Array(UPLOAD_MAX + 1).fill(0x61);
    const told = await send("long.txt", bytes);
    expect([told.status, told.problem.kind]).toEqual([413, "upload_too_large"]);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    const untold = await fetchStreamed(send, stream);
    expect([untold.status, untold.problem.kind]).toEqual([413, "upload_too_large"]);
    const whole = await send("long.txt", bytes.subarray(1));
    expect([whole.status, whole.attachment.size]).toEqual([200, UPLOAD_MAX]);
  });

  it("is refused by a site that takes none", async () => {
    const { send } = await visitorOfSite({ uploads: false });
    const { status, problem } = await send("a.pdf", PDF);
    expect([status, problem.kind]).toEqual([403, "forbidden"]);
  });

  it("is refused from a page that the site does not list, and without the visitor's token", async () => {
    const { send, server } = await visitorOfSite({ origins: ["https://shop.example"] });
    const listed = await send("a.pdf", PDF, { origin: "https://shop.example" });
    expect(listed.status).toBe(200);
    const evil = await send("a.pdf", PDF, { origin: "https://evil.example" });
    expect(evil.problem.kind).toBe("origin_not_allowed");
    const unknown = await fromVisitor(server, "x".repeat(43), {
      name: "a.pdf",
      body: PDF,
    });
    expect([unknown.status, unknown.problem.kind]).toEqual([401, "token_expired"]);
  });

  it("is one of few that wait to be sent", async () => {
    const { send } = await visitorOfSite();
    for (let i = 0; i < UNSENT_MAX; i++) expect((await send(`${i}.txt`, "hello")).status).toBe(200);
    const { status, problem } = await send("more.txt", "hello");
    expect([status, problem.kind]).toEqual([429, "rate_limited"]);
  });

  it("leaves nothing behind when it is refused", async () => {
    const { server, send } = await visitorOfSite();
    await send("holiday.png", Buffer.concat([pngOf(2, 2).subarray(0, 4), PROGRAM]));
    const { orm, tables } = server.house.db;
    expect(await orm.select().from(tables.uploads)).toEqual([]);
    expect(await orm.select().from(tables.uploadChunks)).toEqual([]);
  });
});

function fetchStreamed(
  send: (name: string, body: FileBody) => Promise<Awaited<ReturnType<typeof fromVisitor>>>,
  stream: ReadableStream,
) {
  return send("long.txt", stream);
}
