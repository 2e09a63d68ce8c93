import { record } from "../widget/trace.mjs";
import { withConsole } from "./console-page.mjs";
import { between, mainFrames, mainTasks, sum } from "./frames.mjs";

export const SECONDS = 6;
/** A fast hand on a wheel, in pixels a second: a hundred rows. */
const SPEED = 6_000;

/**
 * Scrolls through the list of all open conversations. Returns for each frame how long the main thread worked
 * on it and what came before the next, in milliseconds of CPU time: what else the machine does is not ours.
 */
export const measureScroll = (target) =>
  withConsole({ ...target, path: "/console/" }, async (page, session) => {
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.waitForFunction(() => document.querySelector(".rows").scrollHeight > 500_000);
    const { x, y } = await page.locator(".rows").boundingBox();
    const scroll = (seconds) =>
      session.send("Input.synthesizeScrollGesture", {
        ...{ x: x + 100, y: y + 300, gestureSourceType: "mouse", speed: SPEED },
        yDistance: -SPEED * seconds,
      });
    // Once before it counts: afterwards the code is compiled, as it is all day.
    await scroll(1);
    const events = await record(session, () => scroll(SECONDS));
    return between(mainFrames(events), mainTasks(events), sum);
  });
