import { setTimeout as sleep } from "node:timers/promises";
import { startMeter } from "../process/cost.mjs";
import { sliceOf } from "./slice.mjs";

/** Every line has one message under way: the next goes out when the ack has come. */
export async function runClosedLoop(target, seconds) {
  const { ledger, pids, services } = target;
  ledger.clear();
  let running = true;
  ledger.onAck = (line) => {
    if (running) ledger.send(line);
  };
  const stopMeter = startMeter(pids, services);
  for (const line of ledger.lines) ledger.send(line);
  await sleep(seconds * 1000);
  // A slice in which nobody was answered says nothing.
  while (ledger.acks.length < ledger.lines.length) await sleep(50);
  const slice = sliceOf(ledger, stopMeter());
  running = false;
  await ledger.settled();
  return slice;
}
