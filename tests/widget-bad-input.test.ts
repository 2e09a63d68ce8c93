import { openVisitorSocket, signId, visitorHello } from "@foyer/test-kit";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openScene, type Scene } from "./stage/widget-states/scene.ts";
import { type Visit, visit } from "./stage/widget-states/visit.ts";

const DAY_MS = 24 * 60 * 60_000;

let scene: Scene;
let here: Visit | undefined;

beforeAll(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await here?.close();
  here = undefined;
});
afterAll(() => scene?.close());

async function come(): Promise<Visit> {
  here = await visit(scene, {});
  return here;
}

const writing = ({ at }: Visit) => at(".write textarea");
const sent = ({ at }: Visit) =>
  at(".log")
    .getByText(/· Sent$/)
    .last()
    .waitFor();

/** The page's socket in the test's hand; the page is loaded anew for that. */
async function holdSocket({ page }: Visit): Promise<{ cut(): Promise<void> }> {
  const ends: (() => Promise<void>)[] = [];
  await page.routeWebSocket(/socket\/visitor/, (socket) => {
    socket.connectToServer();
    ends.push(() => socket.close({ code: 1011 }));
  });
  await page.reload();
  await page.locator("foyer-chat .launcher").waitFor();
  return { cut: () => Promise.all(ends.splice(0).map((end) => end())).then(() => {}) };
}

const LONG = 10_000;
const PAGE = 100;

/** Up to `to`: lines of a talk that is as long as no test could say it. */
const linesTo = (to: number) =>
  Array.from({ length: PAGE }, (_, i) => ({
    ...{ conversationId: "long-talk", seq: to - PAGE + i + 1, at: Date.now() - DAY_MS },
    ...{ by: { kind: "visitor" }, body: { type: "message", text: `Line ${to - PAGE + i + 1}` } },
  }));

/** After its welcome the page hears of a talk of so many lines, and gets the pages of it that it asks for. */
async function bringLongTalk({ page }: Visit): Promise<void> {
  const conversation = {
    ...{ id: "long-talk", state: "waiting", agent: null, seq: LONG },
    ...{ readByAgent: LONG, readByVisitor: LONG },
  };
  await page.routeWebSocket(/socket\/visitor/, (socket) => {
    const server = socket.connectToServer();
    const say = (frame: object) => socket.send(JSON.stringify(frame));
    server.onMessage((frame) => {
      socket.send(frame);
      if (!String(frame).includes('"welcome"')) return;
      const events = linesTo(LONG);
      say({
        ...{ type: "events", conversationId: "long-talk" },
        after: LONG - PAGE,
        events,
        conversation,
      });
    });
    socket.onMessage((text) => {
      const frame = JSON.parse(String(text)) as { type: string; before: number };
      if (frame.type !== "history") return void server.send(text);
      const events = linesTo(frame.before - 1);
      say({ type: "history", conversationId: "long-talk", events, more: frame.before - PAGE > 1 });
    });
  });
  await page.reload();
}

test("a talk of 10,000 lines opens with its end, is paged without jumps, and is let go of again", async () => {
  const visitor = await come();
  const { page, at } = visitor;
  await bringLongTalk(visitor);
  await page.locator("foyer-chat .launcher").click();
  await at(".talk.card").first().click();
  await at(".log .m").getByText(`Line ${LONG}`, { exact: true }).waitFor();
  const lines = at(".log .m");
  const held = await lines.count();
  expect(held).toBeLessThanOrEqual(100);

  const log = at(".log");
  for (let pages = 1; pages <= 5; pages++) {
    const count = await lines.count();
    // The line at the top, and where it stands, before the page before it comes and after.
    const moved = await log.evaluate(async (box) => {
      box.scrollTo({ top: 100 });
      const seen = [...box.querySelectorAll<HTMLElement>(".m")].find(
        (line) => line.getBoundingClientRect().top >= box.getBoundingClientRect().top,
      );
      if (!seen) throw new Error("no line is to be seen");
      const before = seen.getBoundingClientRect().top;
      const had = box.querySelectorAll(".m").length;
      while (box.querySelectorAll(".m").length === had) await new Promise(requestAnimationFrame);
      return Math.abs(seen.getBoundingClientRect().top - before);
    });
    expect(moved).toBeLessThanOrEqual(1);
    expect(await lines.count()).toBeGreaterThan(count);
  }
  await log.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await expect.poll(() => lines.count()).toBeLessThanOrEqual(held);
  await at(".log .m").getByText(`Line ${LONG}`, { exact: true }).waitFor();
});

test.each([
  ["behind", -9 * 365 * DAY_MS],
  ["ahead", 9 * 365 * DAY_MS],
])(
  "with a clock that is years %s lines keep their order and are kept, through a reload",
  async (_, off) => {
    const visitor = await come();
    const { page, at } = visitor;
    await page.addInitScript((by) => {
      const Real = Date;
      window.Date = class extends Real {
        constructor(...given: []) {
          super(...(given.length > 0 ? given : ([Real.now() + by] as unknown as [])));
        }
        static override now = () => Real.now() + by;
      } as DateConstructor;
    }, off);
    await page.reload();
    await visitor.open();
    const id = await visitor.talk("One");
    await visitor.hear(id, "Two");
    await visitor.say("Three");
    await sent(visitor);
    const texts = () => at(".log .m").allTextContents();
    expect(await texts()).toEqual(["One", "Two", "Three"]);
    await page.reload();
    await page.locator("foyer-chat .launcher").click();
    await at(".log .m").nth(2).waitFor();
    expect(await texts()).toEqual(["One", "Two", "Three"]);
    expect(await at(".log").getByText("Today").count()).toBe(0);
    // One date, by the clock of the server, for all of it.
    const dates = at(".log > .sys").getByText(/, \d{4}$/);
    await dates.first().waitFor();
    expect(await dates.count()).toBe(1);
  },
);

test("20,000 letters that are pasted stay, say that they are too many, and go once they are fewer", async () => {
  const visitor = await come();
  const { page, at } = visitor;
  await visitor.open();
  await at(".talk").click();
  await writing(visitor).focus();
  await page.keyboard.insertText("x".repeat(20_000));
  await at(".write .over").getByText("20000 / 10000").waitFor();
  expect(await at(".write [type=submit]").isDisabled()).toBe(true);
  await page.keyboard.press("Enter");
  await page.reload();
  await visitor.open();
  await at(".talk").click();
  expect((await writing(visitor).inputValue()).length).toBe(20_000);
  await writing(visitor).fill("x".repeat(10_000));
  await page.keyboard.press("Enter");
  await sent(visitor);
});

test("when a token opens nothing any more the talk begins anew, with what was being written", async () => {
  const visitor = await come();
  const { page, at, site } = visitor;
  const socket = await holdSocket(visitor);
  await visitor.open();
  await visitor.talk("What is said by somebody else soon");
  await writing(visitor).fill("Not sent yet");
  const token = await page.evaluate((key) => localStorage.getItem(`foyer:${key}:token`), site.key);
  // Elsewhere it turns out who that is: from now on only their own tokens are theirs.
  const { secret } = await scene.owner.call<{ secret: string }>(
    "GET",
    `/sites/${site.id}/identity-secret`,
  );
  const other = await openVisitorSocket(scene.server);
  other.send(
    visitorHello(site.key, {
      token: token ?? "",
      identity: { id: "7", hash: signId(secret, "7") },
    }),
  );
  await other.next("welcome");
  await socket.cut();
  await at(".log .m, .m.me").waitFor({ state: "detached" });
  await at(".talk").click();
  expect(await writing(visitor).inputValue()).toBe("Not sent yet");
  await page.keyboard.press("Enter");
  await writing(visitor).press("Enter");
  await at(".log .m.me").getByText("Not sent yet").waitFor();
  await sent(visitor);
  expect(await at(".log .m.me").count()).toBe(1);
  await other.close();
});

test("a site that is deleted while it is open says so calmly, and the words stay", async () => {
  const visitor = await come();
  const socket = await holdSocket(visitor);
  await visitor.open();
  await visitor.talk("Is anybody there?");
  await writing(visitor).fill("Half a sentence");
  await scene.owner.call("DELETE", `/sites/${visitor.site.id}`);
  await socket.cut();
  await visitor.at(".banner").getByText("This chat no longer exists.").waitFor();
  expect(await writing(visitor).inputValue()).toBe("Half a sentence");
});
