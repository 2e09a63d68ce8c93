import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR_MS = 60 * 60 * 1000;

test("[R1] a clock that is set back changes no order: pages go by seq, not by time", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  let token: string | undefined;
  let conversationId = "";
  for (const text of ["one", "two", "three"]) {
    const visitor = await connectVisitor(server, site.key, token ? { token } : {});
    token ??= visitor.token;
    visitor.send({ type: "send_message", clientId: `said-${text}`, text, to: "person" });
    ({ conversationId } = await visitor.next("ack"));
    visitor.close();
    clock.advance(-HOUR_MS);
  }
  const reader = await connectVisitor(server, site.key, token ? { token } : {});
  const newest = await reader.next("events");
  expect(newest.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  reader.send({ type: "watch", conversationId, after: 1 });
  const following = await reader.next("events");
  expect(following.events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  const times = newest.events.map(({ at }) => at);
  expect(times.at(-1)).toBeLessThan(times[0] ?? 0);
});
