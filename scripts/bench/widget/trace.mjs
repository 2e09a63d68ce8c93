/** What the engine calls its work on scripts: running, compiling, collecting garbage. */
const SCRIPT = new Set([
  "EvaluateScript",
  "FunctionCall",
  "RunMicrotasks",
  "TimerFire",
  "FireAnimationFrame",
  "FireIdleCallback",
  "EventDispatch",
  "XHRReadyStateChange",
  "v8.run",
  "v8.compile",
  "v8.compileModule",
  "v8.evaluateModule",
  "V8.CompileCode",
  "MinorGC",
  "MajorGC",
  "V8.GCScavenger",
]);

const CATEGORIES = ["devtools.timeline", "v8", "blink.user_timing", "toplevel"];

/** Records what Chromium does while `act` runs. Returns the trace's events. */
export async function record(session, act) {
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  return events;
}

/**
 * {script, longest} in milliseconds: CPU time that the page's main thread has spent on scripts themselves
 * (not on the layout they caused), and the longest task in which a script of `server` ran, with everything
 * that it caused; CPU time as well, for what else the machine does is not the widget's. `page` is the address whose thread is meant.
 */
export function costOf(events, { page, server }) {
  const thread = mainThreadOf(events, page);
  const own = events.filter(({ pid, tid }) => pid === thread?.pid && tid === thread?.tid);
  const tasks = own.filter(({ name, ph }) => ph === "X" && name.endsWith("RunTask"));
  const ours = own.filter(({ args }) => scriptOf(args)?.startsWith(server));
  const isOurs = ({ ts, dur = 0 }) => ours.some((event) => event.ts >= ts && event.ts < ts + dur);
  const longest = Math.max(0, ...tasks.filter(isOurs).map(({ tdur = 0 }) => tdur)) / 1_000;
  return { script: selfTimes(own) / 1_000, longest };
}

/**
 * The longest task, in milliseconds of CPU time, from the one on in which the first script of `script` ran, whatever
 * else it did. For a page that is at rest when that script comes: all that follows is its doing.
 */
export function longestSince(events, { page, script }) {
  const thread = mainThreadOf(events, page);
  const own = events.filter(({ pid, tid }) => pid === thread?.pid && tid === thread?.tid);
  const first = own.find(({ args }) => scriptOf(args)?.startsWith(script));
  if (!first) throw new Error(`No script of ${script} ran.`);
  const after = own.filter(
    ({ name, ph, ts, dur = 0 }) => ph === "X" && name.endsWith("RunTask") && ts + dur >= first.ts,
  );
  return Math.max(0, ...after.map(({ tdur = 0 }) => tdur)) / 1_000;
}

const scriptOf = (args) => args?.data?.url ?? args?.fileName;

function mainThreadOf(events, page) {
  const seen = events.find(
    ({ name, args }) =>
      name === "ParseHTML" && args?.beginData?.url?.startsWith(page.split("#")[0]),
  );
  return seen ?? events.find(({ name }) => name === "FunctionCall");
}

/** Thread time of script events, in microseconds, without what ran inside them and is no script. */
function selfTimes(events) {
  const spans = events
    .filter(({ ph, tdur, tts }) => ph === "X" && tdur !== undefined && tts !== undefined)
    .sort((a, b) => a.tts - b.tts || b.tdur - a.tdur);
  const open = [];
  let total = 0;
  for (const { name, tts, tdur } of spans) {
    while (open.length > 0 && open.at(-1).end <= tts) open.pop();
    const parent = open.at(-1);
    const isScript = SCRIPT.has(name);
    if (parent?.isScript) total -= tdur;
    if (isScript) total += tdur;
    open.push({ end: tts + tdur, isScript });
  }
  return total;
}
