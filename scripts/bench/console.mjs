// pnpm bench console: how fast the console answers an agent's hand, in Chromium: scrolling an inbox of 10,000
// conversations, switching between conversations, and typing with 500 messages open. docs/console.md has the goals.
import { findChromium } from "../chromium/find.mjs";
import { fillInbox, textsOfTalk } from "./console/fill-inbox.mjs";
import { measureScroll, SECONDS } from "./console/measure-scroll.mjs";
import {
  measureByKey,
  measureFromMemory,
  measureFromServer,
  measurePlain,
} from "./console/measure-switching.mjs";
import { measureTyping } from "./console/measure-typing.mjs";
import { servePlainTalk } from "./console/plain-talk.mjs";
import { quantile } from "./figures/median.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { launchFoyer, makeDataDir, OWNER, signInAgents } from "./process/foyer.mjs";
import { call, signIn } from "./process/http-call.mjs";

const DEFAULTS = { rounds: 9 };
const CONVERSATIONS = 10_000;
const MESSAGES = 500;
/** What a screen with 60 frames a second has for each, in milliseconds. */
const FRAME_MS = 1_000 / 60;

const half = (values) => quantile(values, 0.5);

export async function run(print) {
  const { rounds } = readOptions(DEFAULTS);
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error("No Chromium was found: set CHROMIUM_PATH to one.");
  const { server, cookie, ids } = await filledServer(rounds);
  const target = { executablePath, origin: server.origin, cookie };
  const figure = createPrinter("console", print);

  const frames = await measureScroll(target);
  const late = frames.filter((work) => work > FRAME_MS).length / frames.length;
  figure("scroll_10000_frames_a_second", frames.length / SECONDS, "1/s", frames.length);
  figure("scroll_10000_frames_over_16.7ms", late * 100, "%", frames.length);
  figure("scroll_10000_frame_work", half(frames), "ms", frames.length);
  figure("scroll_10000_frame_work_p99", quantile(frames, 0.99), "ms", frames.length);

  const memory = await measureFromMemory(target, ids.slice(0, 3));
  const times = memory.map(({ time }) => time);
  const works = memory.map(({ work }) => work);
  figure("switch_from_memory", half(times), "ms", times.length);
  figure("switch_from_memory_work", half(works), "ms", works.length);
  const keyed = await measureByKey(target, ids.slice(0, 6));
  figure("switch_by_key_until_shown", half(keyed), "ms", keyed.length);
  const first = await measureFromServer(target, ids);
  figure("switch_500_messages_from_server", half(first), "ms", first.length);
  const plain = await servePlainTalk(textsOfTalk(MESSAGES));
  const papers = await measurePlain(target, plain.url, rounds);
  await plain.close();
  figure("plain_html_500_messages", half(papers), "ms", papers.length);

  const keys = await measureTyping(target, ids[0]);
  const tasks = keys.map(({ longest }) => longest);
  const all = keys.map(({ work }) => work);
  figure("typing_longest_task_per_key", half(tasks), "ms", keys.length);
  figure("typing_longest_task_per_key_p99", quantile(tasks, 0.99), "ms", keys.length);
  figure("typing_longest_task", Math.max(...tasks), "ms", keys.length);
  figure("typing_work_per_key", half(all), "ms", keys.length);

  await server.stop("SIGTERM");
  process.exit(0);
}

/** A server whose owner has `rounds` long conversations, among ten thousand of others. */
async function filledServer(rounds) {
  const dataDir = makeDataDir();
  const empty = await launchFoyer({ dataDir });
  const { agent, sites } = await call(empty, "GET", "/me", { cookie: await signIn(empty, OWNER) });
  const [other] = await signInAgents(empty, 1);
  await empty.stop("SIGTERM");
  const people = { siteId: sites[0].id, agentId: agent.id, otherId: other.id };
  const long = Array.from({ length: rounds }, () => MESSAGES);
  const ids = fillInbox(dataDir, { ...people, count: CONVERSATIONS, long });
  const server = await launchFoyer({ dataDir });
  return { server, cookie: await signIn(server, OWNER), ids };
}
