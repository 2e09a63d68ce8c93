import { withConsole, withPlainPage } from "./console-page.mjs";
import { lastWords } from "./fill-inbox.mjs";

const ROUNDS = 15;

/**
 * From one conversation to another that was open before, until it is painted: for each round {time, work} in ms, by
 * the clock, and the CPU time of the page's main thread.
 */
export const measureFromMemory = (target, ids) =>
  withConsole({ ...target, path: "/console/" }, async (page, session) => {
    await toMine(page, ids);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const rounds = [];
    for (let round = 0; round < ids.length + ROUNDS; round++) {
      const before = await workedSoFar(session);
      const time = await openTalk(page, ids[round % ids.length]);
      const work = (await workedSoFar(session)) - before;
      // The first time of each it comes from the server.
      if (round >= ids.length) rounds.push({ time, work });
    }
    return rounds;
  });

/**
 * As somebody does it: J and K are pressed, one conversation after another that was open before. Times in ms from the
 * key to the frame that shows what came of it, as the browser tells them: in steps of 8 ms. The measure above asks for
 * a frame once the messages are there, often one later than that which shows them.
 */
export const measureByKey = (target, ids) =>
  withConsole({ ...target, path: "/console/" }, async (page) => {
    await toMine(page, ids);
    await openTalk(page, ids[0]);
    const press = async (at) => {
      await page.keyboard.press(at < ids.length - 1 ? "j" : "k");
      const id = ids[at < ids.length - 1 ? at + 1 : 2 * ids.length - 3 - at];
      await page.waitForFunction(isShown, lastWords(id));
      // Nobody reads faster; and what follows a switch is not counted to the next.
      await page.waitForTimeout(LOOK_MS);
    };
    const walk = async () => {
      for (let at = 0; at < 2 * (ids.length - 1); at++) await press(at);
    };
    // The first time of each it comes from the server.
    await walk();
    await page.evaluate(watchKeys);
    await walk();
    return page.evaluate(() => window.shownAfter);
  });

const LOOK_MS = 400;

/** In the page: whether the conversation on the screen ends with `words`. */
const isShown = (words) => document.querySelector(".log")?.textContent.includes(words);

/** In the page: gathers for each key how long it took until it was shown. */
function watchKeys() {
  window.shownAfter = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === "keydown") window.shownAfter.push(duration);
  }).observe({ type: "event", durationThreshold: 16 });
}

/** Each for the first time: times in ms until its last messages are painted. */
export const measureFromServer = (target, ids) =>
  withConsole({ ...target, path: "/console/" }, async (page) => {
    await toMine(page, ids);
    const times = [];
    for (const id of ids) times.push(await openTalk(page, id));
    return times;
  });

/** A page of plain HTML at `url`: times in ms from the navigation to its first paint. */
export const measurePlain = (target, url, rounds) =>
  withPlainPage(target, async (page) => {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto(url);
      times.push(await page.evaluate(firstPaint));
    }
    return times;
  });

/** CPU time that the page's main thread has spent on its tasks, in ms. */
async function workedSoFar(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
}

const openTalk = (page, id) => page.evaluate(open, { id, words: lastWords(id) });

/** In the page: presses the row's link; resolves with the milliseconds until its messages are painted. */
async function open({ id, words }) {
  const isThere = () => document.querySelector(".log")?.textContent.includes(words);
  const began = performance.now();
  document.querySelector(`a.row[href$="/${id}"]`).click();
  while (!isThere()) await new Promise((next) => setTimeout(next));
  // The frame that shows it, and the first task after that frame.
  await new Promise(requestAnimationFrame);
  await new Promise((painted) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
  });
  return performance.now() - began;
}

/** In the page: from the navigation to the first paint, in milliseconds. */
async function firstPaint() {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!painted()) await new Promise(requestAnimationFrame);
  return painted().startTime;
}

/** Once all of one's own are there: ten thousand conversations come in pages. */
async function toMine(page, ids) {
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  for (const id of ids) await page.locator(`a.row[href$="/${id}"]`).waitFor();
}
