/** A task as Chromium traces it; other categories trace the same task a second time under another name. */
const TASK = "ThreadControllerImpl::RunTask";

/** What the main thread of the traced page did, as {ts, tdur} in microseconds, tdur being CPU time. */
export function mainTasks(events) {
  const main = mainThread(events);
  return events
    .filter(({ pid, tid, name, ph }) => isOn(main, pid, tid) && ph === "X" && name === TASK)
    .map(({ ts, tdur = 0 }) => ({ ts, tdur }))
    .sort((a, b) => a.ts - b.ts);
}

/** When the main thread began each of its frames, in microseconds. */
export function mainFrames(events) {
  const main = mainThread(events);
  return events
    .filter(
      ({ pid, tid, name, ph }) => isOn(main, pid, tid) && name === "AnimationFrame" && ph === "b",
    )
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
}

/** When something called `name` happened on the main thread, in microseconds. `fits` looks at its data. */
export function timesOf(events, name, fits = () => true) {
  const main = mainThread(events);
  return events
    .filter(
      (event) => event.name === name && isOn(main, event.pid, event.tid) && fits(event.args?.data),
    )
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
}

/** For each span between two of `times` (the last reaches to the end): `fold` of its tasks, in milliseconds. */
export function between(times, tasks, fold) {
  return times.map((from, at) => {
    const to = times[at + 1] ?? Number.POSITIVE_INFINITY;
    const its = tasks.filter(({ ts, tdur }) => ts + tdur >= from && ts < to);
    return fold(its.map(({ tdur }) => tdur / 1_000));
  });
}

export const sum = (values) => values.reduce((all, value) => all + value, 0);
export const longest = (values) => Math.max(0, ...values);

/** The thread on which scripts of a page run; the recording holds one page. */
const mainThread = (events) =>
  events.find(({ name, args }) => name === "EventDispatch" && args?.data?.type) ??
  events.find(({ name }) => name === "FunctionCall");

const isOn = (main, pid, tid) => pid === main?.pid && tid === main?.tid;
