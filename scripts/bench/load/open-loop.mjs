import { startMeter } from "../process/cost.mjs";
import { sliceOf } from "./slice.mjs";

/**
 * Messages arrive at random (Poisson) at a given rate, whether or not the server keeps up; time
 * counts from when each should have been sent. Timers are a millisecond coarse, so every frame
 * that comes in is an occasion to look at the clock, too.
 */
export async function runOpenLoop(target, seconds, rate) {
  const { ledger, pids, services } = target;
  ledger.clear();
  const stopMeter = startMeter(pids, services);
  const ends = performance.now() + seconds * 1000;
  let due = performance.now();

  function sendDue() {
    const now = Math.min(performance.now(), ends);
    while (due <= now) {
      ledger.send(ledger.lines[Math.floor(Math.random() * ledger.lines.length)], due);
      due += (-Math.log(1 - Math.random()) * 1000) / rate;
    }
  }

  ledger.onWake = sendDue;
  ledger.onAck = () => {};
  await new Promise((resolve) => {
    const tick = () => {
      sendDue();
      if (performance.now() < ends) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
  ledger.onWake = () => {};
  const meter = stopMeter();
  await ledger.settled();
  return sliceOf(ledger, meter);
}
