import { withConsole, withPlainPage } from "./console-page.mjs";
import { lastWords } from "./fill-inbox.mjs";

const ROUNDS = 15;

/** From one conversation to another that was open before: times in ms until it is painted. */
export const measureFromMemory = (target, ids) =>
  withConsole({ ...target, path: "/console/" }, async (page) => {
    await toMine(page, ids);
    const times = [];
    for (let round = 0; round < ids.length + ROUNDS; round++) {
      const time = await openTalk(page, ids[round % ids.length]);
      // The first time of each it comes from the server.
      if (round >= ids.length) times.push(time);
    }
    return times;
  });

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
