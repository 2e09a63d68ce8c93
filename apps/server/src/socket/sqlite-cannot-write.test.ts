import { join } from "node:path";
import { connectVisitor, startServer } from "@foyer/test-kit";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";

test("[E3] while the database takes no writes, who writes is closed with 4004, and told nothing else", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const other = new Sqlite(join(server.dataDir, "foyer.db"));
  other.exec("BEGIN IMMEDIATE");
  visitor.send({ type: "send_message", clientId: "line-0001", text: "Hello?" });
  expect((await visitor.closed).code).toBe(4004);
  expect(visitor.received.some(({ type }) => type === "error" || type === "ack")).toBe(false);
  other.exec("ROLLBACK");
  other.close();

  const back = await connectVisitor(server, site.key, { token: visitor.token });
  back.send({ type: "send_message", clientId: "line-0001", text: "Hello?" });
  expect((await back.next("ack")).seq).toBe(1);
});

test("while the database takes no writes an HTTP act is answered 503 with when to try again", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const other = new Sqlite(join(server.dataDir, "foyer.db"));
  other.exec("BEGIN IMMEDIATE");
  const answer = await server.call("PATCH", `/agents/${owner.id}`, owner, { name: "Olga" });
  other.exec("ROLLBACK");
  other.close();
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await answer.json()).toMatchObject({ kind: "server_error" });
  const again = await server.call("PATCH", `/agents/${owner.id}`, owner, { name: "Olga" });
  expect(again.status).toBe(200);
});
