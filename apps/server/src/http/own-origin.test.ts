import { startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** What a change of the console's answers to a page of this origin. */
async function statusFrom(server: TestServer, cookie: string, origin: string): Promise<number> {
  const answer = await fetch(`${server.origin}/api/v1/logout`, {
    method: "POST",
    headers: { origin, cookie },
  });
  return answer.status;
}

test("an origin that only begins or ends like ours is a foreign one", async () => {
  const server = await startServer({ env: { PUBLIC_URL: "https://chat.example.com" } });
  const { cookie } = await server.addAgent("Mara Jensen");
  const foreign = [
    "https://chat.example.com.evil.test",
    "https://chat.example.com:8443",
    "https://chat.example.com@evil.test",
    "https://evilchat.example.com",
    "https://evil.chat.example.com",
    "http://chat.example.com",
    "https://chat.example",
    "null",
  ];
  for (const origin of foreign) expect(await statusFrom(server, cookie, origin), origin).toBe(403);
  expect(await statusFrom(server, cookie, "https://Chat.Example.com")).toBe(204);
});
