/**
 * What suggestions while typing take on the server: from the frame that asks to the frame that answers, over a
 * real socket, for a site of a thousand articles with five phrasings each. FAQ_DATA names the folder of the
 * question sets (see faq.mjs). Processor time is the server's own, whatever else the machine does.
 */
import { largeFaq } from "./faq.mjs";
import { openVisitorSocket, visitorHello } from "./load/foyer-door.mjs";
import { cpuSeconds } from "./process/cost.mjs";
import { launchFoyer, OWNER } from "./process/foyer.mjs";
import { call, signIn } from "./process/http-call.mjs";
import { nextJson } from "./wire/raw-socket.mjs";

const ASKED = 400;
/** A question is asked half-typed, and once it is whole. */
const TYPED = [0.5, 1];
const WARM_UP = 50;
const QUERY_MAX = 400;
/** The first answer waits for the index, which a busy machine may take long to build. */
const PATIENCE_MS = 60_000;

async function publish(server, { articles }) {
  const cookie = await signIn(server, OWNER);
  const { sites } = await call(server, "GET", "/me", { cookie });
  for (const { question, alternatives } of articles) {
    const text = { question, alternatives, answer: question, lang: "en", tags: [], popular: null };
    const body = { ...text, state: "published" };
    await call(server, "POST", `/sites/${sites[0].id}/articles`, { cookie, body });
  }
  return sites[0].key;
}

async function ask(socket, query) {
  const answered = nextJson(
    socket,
    (frame) => frame.type === "articles" && frame.query === query,
    PATIENCE_MS,
  );
  const start = performance.now();
  socket.sendText(JSON.stringify({ type: "search_articles", query }));
  await answered;
  return performance.now() - start;
}

/** Called by `pnpm bench suggestions`: one JSON line per figure, in milliseconds. */
export async function run(print) {
  const folder = process.env.FAQ_DATA;
  if (!folder) throw new Error("Set FAQ_DATA to the folder that holds the question sets.");
  const faq = largeFaq(folder);
  const server = await launchFoyer();
  const key = await publish(server, faq);
  const socket = await openVisitorSocket(server, 0);
  socket.sendText(visitorHello(key));
  await nextJson(socket, ({ type }) => type === "welcome", PATIENCE_MS);

  const figure = (name, ms, n) =>
    print(
      JSON.stringify({
        bench: "suggestions",
        figure: name,
        value: Number(ms.toPrecision(3)),
        unit: "ms",
        n,
      }),
    );
  const before = cpuSeconds(server.pid);
  figure("first answer, which builds the index", await ask(socket, "invoice"), 1);
  figure("processor time of the first answer", 1000 * (cpuSeconds(server.pid) - before), 1);
  const step = Math.max(1, Math.floor(faq.questions.length / ASKED));
  const queries = faq.questions
    .filter((_, at) => at % step === 0)
    .flatMap(({ text }) =>
      TYPED.map((share) => text.slice(0, Math.ceil(text.length * share)).trim()),
    )
    .filter((query) => query !== "" && query.length <= QUERY_MAX);
  for (const query of queries.slice(0, WARM_UP)) await ask(socket, query);
  const times = [];
  const warm = cpuSeconds(server.pid);
  for (const query of queries) times.push(await ask(socket, query));
  const spent = cpuSeconds(server.pid) - warm;
  figure("processor time of an answer", (1000 * spent) / times.length, times.length);
  times.sort((a, b) => a - b);
  for (const share of [0.5, 0.95, 0.99, 1]) {
    const at = Math.min(times.length - 1, Math.floor(times.length * share));
    figure(`p${100 * share}`, times[at], times.length);
  }
  socket.destroy();
  await server.stop();
}
