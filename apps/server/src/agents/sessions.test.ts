import { fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Mara, signed in on three devices; her sessions in the order of their devices. */
async function threeSessions() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const { signIn, sessions } = server.house;
  const mara = await server.addAgent("Mara Jensen");
  await signIn.endOthers(mara.id, "");
  const tokens: string[] = [];
  for (const device of ["a laptop", "a phone", "a tablet"]) {
    tokens.push(await signIn.start(mara.id, device));
  }
  const all = await sessions.ofAgent(mara.id);
  const ids = all.sort((a, b) => a.device.localeCompare(b.device)).map(({ id }) => id);
  const [laptop = "", phone = "", tablet = ""] = ids;
  /** Uses the laptop's session, as its browser does at every request. */
  const useLaptop = async () => {
    expect(await signIn.whoHas(tokens[0])).toMatchObject({ sessionId: laptop });
    await server.house.db.writes.drained();
  };
  return { clock, server, mara, signIn, sessions, laptop, phone, tablet, useLaptop };
}

test("of the ids that are asked for exactly those that are there are found", async () => {
  const { signIn, sessions, mara, laptop, phone, tablet } = await threeSessions();
  expect(await sessions.among([])).toEqual([]);
  expect(await sessions.among(["nobody's"])).toEqual([]);
  await signIn.end(mara.id, phone);
  const found = await sessions.among([laptop, phone, "nobody's"]);
  expect(found).toMatchObject([{ id: laptop, agentId: mara.id, device: "a laptop" }]);
  const rest = await sessions.among([laptop, phone, tablet]);
  expect(rest.map(({ id }) => id).sort()).toEqual([laptop, tablet].sort());
});

test("[H11] sessions that were ended are over, and one that never was, and no other", async () => {
  const { signIn, mara, laptop, phone, tablet } = await threeSessions();
  const all = [laptop, phone, tablet];
  expect(await signIn.over([])).toEqual([]);
  expect(await signIn.over(all)).toEqual([]);
  await signIn.end(mara.id, phone);
  expect(await signIn.over([...all, "nobody's"])).toEqual([phone, "nobody's"]);
  await signIn.endOthers(mara.id, tablet);
  expect(await signIn.over(all)).toEqual([laptop, phone]);
});

test("[H11] a session is over after 14 days without use, and after 90 however much it is used", async () => {
  const { clock, signIn, laptop, phone, useLaptop } = await threeSessions();
  clock.advance(13 * DAY_MS);
  await useLaptop();
  expect(await signIn.over([laptop, phone])).toEqual([]);
  clock.advance(2 * DAY_MS);
  expect(await signIn.over([laptop, phone])).toEqual([phone]);
  for (let day = 15; day < 90; day += 10) {
    await useLaptop();
    clock.advance(10 * DAY_MS);
  }
  expect(await signIn.over([laptop])).toEqual([laptop]);
});

test("sessions that are over are removed, and those that go on are kept", async () => {
  const { clock, signIn, sessions, laptop, phone, tablet, useLaptop } = await threeSessions();
  clock.advance(10 * DAY_MS);
  await useLaptop();
  clock.advance(5 * DAY_MS);
  await signIn.removeOver();
  const left = await sessions.among([laptop, phone, tablet]);
  expect(left.map(({ id }) => id)).toEqual([laptop]);
  await useLaptop();
});
