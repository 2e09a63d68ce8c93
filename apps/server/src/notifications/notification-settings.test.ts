import { DEFAULT_NOTIFICATIONS, type NotificationSettings } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("what calls an agent is theirs alone, and outlives the browser", async () => {
  const server = await startServer();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const wish: NotificationSettings = {
    ...{ ...DEFAULT_NOTIFICATIONS, tune: "bell", volume: 20, repeat: true },
    calls: { ...DEFAULT_NOTIFICATIONS.calls, mention: { sound: false, notice: true } },
  };
  const read = async (agent: typeof mara) =>
    (await server.call("GET", "/me/notifications", agent)).json();
  expect(await read(mara)).toEqual(DEFAULT_NOTIFICATIONS);
  await server.call("PUT", "/me/notifications", mara, wish);
  await server.call("PUT", "/me/notifications", mara, { ...wish, volume: 30 });
  expect(await read(mara)).toEqual({ ...wish, volume: 30 });
  expect(await read(tom)).toEqual(DEFAULT_NOTIFICATIONS);
});

test("a sound that there is not, or a volume beyond, is refused", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  for (const wrong of [{ tune: "siren" }, { volume: 101 }, { calls: {} }]) {
    const body = { ...DEFAULT_NOTIFICATIONS, ...wrong };
    expect((await server.call("PUT", "/me/notifications", mara, body)).status).toBe(400);
  }
});
