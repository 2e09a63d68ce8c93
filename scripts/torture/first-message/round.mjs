import { setTimeout as sleep } from "node:timers/promises";
import { openTab } from "./tab.mjs";

const TABS = 20;
/** Every so many tabs one says what the tab before it says: a shared outbox, sent by both. */
const REPEATED_EVERY = 4;
/** So many say their first words with the hello still under way. */
const LATECOMERS = 4;
/** So many are gone before their ack comes, and say it again from another tab. */
const VANISHING = 2;
const SETTLED_WITHIN_MS = 10_000;

/**
 * One visitor without a conversation says `TABS` first things at once, from as many tabs. Returns
 * how long it took until all had their acks and the same screen, or undefined when they never had.
 */
export async function firstMessages({ house, ledger, random, round }) {
  const first = await openTab({ house, ledger, name: `r${round}t0` });
  const { token } = first;
  const open = (i) => openTab({ house, ledger, name: `r${round}t${i}`, token });
  const early = Array.from({ length: TABS - LATECOMERS - 1 }, (_, i) => open(i + 1));
  const tabs = [first, ...(await Promise.all(early))];
  const ids = [];
  const began = performance.now();
  const speak = (tab, i) => {
    const isRepeat = i > 0 && i % REPEATED_EVERY === 0;
    const before = ids[ids.length - 1];
    const said = isRepeat ? before : newSaying(random, tab.name, i);
    if (!isRepeat) ids.push(said);
    tab.mine = said.clientId;
    tab.say(said.clientId, said);
    return said;
  };
  tabs.forEach(speak);
  const late = Array.from({ length: LATECOMERS }, async (_, i) => {
    const tab = await open(TABS - LATECOMERS + i);
    speak(tab, TABS - LATECOMERS + i);
    return tab;
  });
  const gone = tabs.splice(1, VANISHING);
  for (const tab of gone) tab.leave();
  tabs.push(...(await Promise.all(late)));
  for (const { mine } of gone) {
    const said = ids.find(({ clientId }) => clientId === mine);
    tabs[0].say(mine, said);
  }
  const isSettled = () => ids.every(isAcked(ledger)) && tabs.every(isWhole(ledger, tabs, ids));
  while (!isSettled()) {
    if (performance.now() - began > SETTLED_WITHIN_MS) return undefined;
    await sleep(2);
  }
  const ms = performance.now() - began;
  for (const tab of tabs) tab.leave();
  return { ms, said: ids.length, repeats: TABS - ids.length + VANISHING };
}

/**
 * Some want a person, some ask for one outright, most just say it. Asking is for those who do not
 * repeat: when it changes nothing it is acked with the last seq, whatever that is by then (M1).
 */
function newSaying(random, name, i) {
  if (i > VANISHING && i % REPEATED_EVERY === 1 && random.between(0, 1) < 0.5) {
    return { clientId: `ask-${name}_0000001`, asks: true };
  }
  const clientId = `${name}_0000001`;
  return random.between(0, 1) < 0.3 ? { clientId, to: "person" } : { clientId };
}

const isAcked =
  (ledger) =>
  ({ clientId }) =>
    ledger.acks.has(clientId);

/**
 * It has its own ack, and shows as much as every other tab: all that was said. Who asked for a person
 * in vain left an event that visitors are not shown.
 */
const isWhole = (ledger, tabs, ids) => (tab) =>
  tab.acked.has(tab.mine) &&
  tab.screen() !== undefined &&
  tab.screen().last() === tabs[0].screen()?.last() &&
  ids.every(({ clientId, asks }) => asks || ledger.acks.get(clientId).seq <= tab.screen().last());
