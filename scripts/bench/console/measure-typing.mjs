import { record } from "../widget/trace.mjs";
import { withConsole } from "./console-page.mjs";
import { between, longest, mainTasks, timesOf } from "./frames.mjs";

const TEXT = "Good morning, I have looked into it and will send another one today. ";
/** So often a fast typist presses a key, in milliseconds. */
const BEAT_MS = 60;

/**
 * Types a reply into a conversation of which all `messages` are on the screen. Returns for each key its longest
 * task, in milliseconds of CPU time.
 */
export const measureTyping = (target, { id, messages }) =>
  withConsole({ ...target, path: `/console/conversations/${id}` }, async (page, session) => {
    await loadAll(page, messages);
    const box = page.getByRole("textbox", { name: "Reply to the visitor" });
    await box.click();
    // Once before it counts: afterwards the code is compiled, as it is all day.
    await page.keyboard.type(TEXT, { delay: BEAT_MS });
    const events = await record(session, () => page.keyboard.type(TEXT, { delay: BEAT_MS }));
    const keys = timesOf(events, "EventDispatch", (data) => data?.type === "keydown");
    return between(keys, mainTasks(events), longest);
  });

/** Reads back to the first message, as somebody does who scrolls up. */
async function loadAll(page, messages) {
  await page.locator(".log").waitFor();
  await page.waitForFunction(
    (count) => {
      const log = document.querySelector(".log");
      if (log.querySelectorAll("[data-seq]").length >= count) return true;
      // Away and back: it is the coming near that asks for more.
      log.scrollTop = log.scrollTop < 10 ? 400 : 0;
      return false;
    },
    messages,
    { polling: 100 },
  );
}
