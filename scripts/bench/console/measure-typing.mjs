import { record } from "../widget/trace.mjs";
import { withConsole } from "./console-page.mjs";
import { between, longest, mainTasks, sum, timesOf } from "./frames.mjs";

const TEXT = "Good morning, I have looked into it and will send another one today. ";
/** So often a fast typist presses a key, in milliseconds. */
const BEAT_MS = 60;

/**
 * Types a reply into a conversation that was read from its first message to the last. Returns for each key
 * {longest, work}: its longest task, and all that was done until the next key, in milliseconds of CPU time.
 */
export const measureTyping = (target, id) =>
  withConsole({ ...target, path: `/console/conversations/${id}` }, async (page, session) => {
    await readAll(page);
    const box = page.getByRole("textbox", { name: "Reply to the visitor" });
    await box.click();
    // Once before it counts: afterwards the code is compiled, as it is all day.
    await page.keyboard.type(TEXT, { delay: BEAT_MS });
    const events = await record(session, () => page.keyboard.type(TEXT, { delay: BEAT_MS }));
    const keys = timesOf(events, "EventDispatch", (data) => data?.type === "keydown");
    return between(keys, mainTasks(events), (tasks) => ({
      longest: longest(tasks),
      work: sum(tasks),
    }));
  });

/** Reads back to the first message, as somebody does who scrolls up, and comes back to write. */
async function readAll(page) {
  await page.locator(".log [data-seq]").first().waitFor();
  await page.waitForFunction(
    () => {
      const log = document.querySelector(".log");
      if (log.querySelector("[data-seq='1']")) return true;
      // Away and back: it is the coming near that asks for more.
      log.scrollTop = log.scrollTop < 10 ? 400 : 0;
      return false;
    },
    undefined,
    { polling: 100 },
  );
  await page.getByRole("button", { name: "To the latest" }).click();
}
