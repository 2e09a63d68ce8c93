import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { inPage, openChat, settle, untilLauncher, withPage } from "./browser.mjs";
import { costOf, longestSince, record } from "./trace.mjs";

/** By then the chat has looked whether there is a talk to go on with, in milliseconds. */
const LOOKED_MS = 2_500;

/**
 * One visit of a page with the chat, and of the same page without it, on a processor slowed down by
 * `slowdown`. Returns {before, idle, after, comment}: what the widget had cost before it was opened, what it did while
 * the page was left alone, what opening cost, and what a script of the loader's length costs that does nothing;
 * before and after each {requests, gzip, brotli, script, longest, heap}. Bytes are those of the bodies that the browser
 * asked for, sockets count as requests without a body; `after` counts bytes and requests of both; `script` and
 * `heap` are above the page without the chat. Before it is opened, `longest` is of a page that was at rest
 * when the script came, so that nothing of the page's own is in it.
 */
export async function measureVisit({ executablePath, pages, slowdown }) {
  const on = (address) =>
    withPage(executablePath, (page, session) =>
      load(page, session, { page: address, server: pages.server }, slowdown),
    );
  const plain = await on(pages.plain);
  const comment = await on(pages.comment);
  const longestOf = (address, script) =>
    withPage(executablePath, async (page, session) => {
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      const asked = page.waitForEvent("requestfinished", (one) => one.url().startsWith(script));
      const events = await record(session, async () => {
        await page.goto(address);
        await asked;
        await settle(page, session);
      });
      return longestSince(events, { page: address, script });
    });
  const late = {
    chat: await longestOf(pages.lateChat, pages.server),
    comment: await longestOf(pages.lateComment, new URL("/comment.js", pages.plain).href),
  };
  return withPage(executablePath, async (page, session) => {
    const asked = watchRequests(page, pages.server);
    const where = { page: pages.chat, server: pages.server };
    const loaded = await load(page, session, where, slowdown);
    const weight = await asked();
    const idle = await measure(session, where, () =>
      inPage(session, `() => new Promise((done) => setTimeout(done, ${LOOKED_MS}))`),
    );
    const opened = await measure(session, where, async () => {
      await inPage(session, untilLauncher);
      await inPage(session, openChat);
      await settle(page, session);
    });
    return {
      before: { ...weight, ...loaded, ...above(loaded, plain), longest: late.chat },
      idle: { script: idle.script },
      comment: { script: comment.script - plain.script, longest: late.comment },
      after: { ...(await asked()), ...opened, heap: opened.heap - plain.heap },
    };
  });
}

const above = (loaded, plain) => ({
  script: loaded.script - plain.script,
  heap: loaded.heap - plain.heap,
});

async function load(page, session, where, slowdown) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return measure(session, where, async () => {
    await page.goto(where.page);
    await settle(page, session);
  });
}

async function measure(session, where, act) {
  const cost = costOf(await record(session, act), where);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { ...cost, heap: usedSize };
}

/** Counts what is asked of the chat's server from now on; returns how to read the count. */
function watchRequests(page, server) {
  const bodies = [];
  let sockets = 0;
  page.on("websocket", () => {
    sockets += 1;
  });
  page.on("response", (response) => {
    if (response.url().startsWith(server)) bodies.push(response.body());
  });
  return async () => {
    const all = await Promise.all(bodies);
    return {
      requests: all.length + sockets,
      gzip: sum(all.map((body) => gzipSync(body, { level: 9 }).length)),
      brotli: sum(all.map((body) => brotliCompressSync(body, HARDEST).length)),
    };
  };
}

const HARDEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const sum = (values) => values.reduce((total, value) => total + value, 0);
