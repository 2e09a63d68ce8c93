/**
 * How long at most the server is held while 5,000 articles come in, are changed, are searched for the first time, and
 * one of them is published: processor time of the longest turn of its event loop, whatever else the machine does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openVisitorSocket, visitorHello } from "./load/foyer-door.mjs";
import { launchFoyer, OWNER } from "./process/foyer.mjs";
import { call, signIn } from "./process/http-call.mjs";
import { nextJson } from "./wire/raw-socket.mjs";

const ARTICLES = 5_000;
const PATIENCE_MS = 300_000;
const BEAT_MS = 10_000;
const PROBE = new URL("./process/turn-probe.mjs", import.meta.url).href;

/** The same words at every run. */
function makeWords() {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const letters = "etaoinshrdlucmfwypvbgk";
  const word = () =>
    Array.from({ length: 3 + random() * 7 }, () => letters[Math.floor(random() ** 1.5 * 22)]).join(
      "",
    );
  const all = Array.from({ length: 4_000 }, word);
  return (count) =>
    Array.from({ length: count }, () => all[Math.floor(random() ** 2 * all.length)]).join(" ");
}

const words = makeWords();
const rows = Array.from({ length: ARTICLES }, (_, at) => [
  `${words(7)} ${at}?`,
  words(60),
  `${words(6)}|${words(6)}`,
  words(1),
]);
const csv = (end) =>
  ["question,answer,alternatives,tags", ...rows.map(([a, b, c, d]) => [a, b + end, c, d].join())]
    .join("\n")
    .concat("\n");

async function take(server, cookie, siteId, text) {
  const query = new URLSearchParams({
    ...{ name: "articles.csv", check: "false", state: "published", lang: "en", encoding: "auto" },
  });
  const answer = await fetch(`${server.origin}/api/v1/sites/${siteId}/articles/import?${query}`, {
    method: "POST",
    headers: { origin: server.origin, cookie },
    body: text,
  });
  const report = await answer.json();
  if (!report.stored)
    throw new Error(`nothing was stored: ${JSON.stringify(report).slice(0, 300)}`);
}

/** A visitor of their own each time: nobody is kept who says nothing for long. */
async function ask(server, key, query) {
  const socket = await openVisitorSocket(server, 0);
  socket.sendText(visitorHello(key));
  await nextJson(socket, ({ type }) => type === "welcome", PATIENCE_MS);
  const answered = nextJson(socket, (frame) => frame.query === query, PATIENCE_MS);
  socket.sendText(JSON.stringify({ type: "search_articles", query }));
  const beats = setInterval(() => socket.sendText(JSON.stringify({ type: "ping" })), BEAT_MS);
  await answered;
  clearInterval(beats);
  socket.destroy();
}

/** Called by `pnpm bench import`: one JSON line per figure. */
export async function run(print) {
  const folder = mkdtempSync(join(tmpdir(), "foyer-turns-"));
  const file = join(folder, "longest");
  const server = await launchFoyer({ args: ["--import", PROBE], env: { TURNS: file } });
  const cookie = await signIn(server, OWNER);
  const { sites } = await call(server, "GET", "/me", { cookie });
  const { id: siteId, key } = sites[0];

  async function measure(name, work) {
    await longest();
    const start = performance.now();
    await work();
    const took = performance.now() - start;
    const figure = { bench: "import", figure: name, unit: "ms", n: ARTICLES };
    print(
      JSON.stringify({ ...figure, value: Math.round(await longest()), took: Math.round(took) }),
    );
  }

  async function longest() {
    writeFileSync(file, "");
    process.kill(server.pid, "SIGUSR2");
    for (;;) {
      const said = readFileSync(file, "utf8");
      if (said !== "") return Number(said);
      await wait(20);
    }
  }

  await measure("longest turn while new articles come in", () =>
    take(server, cookie, siteId, csv("")),
  );
  await measure("longest turn while the search learns them", () => ask(server, key, rows[7][0]));
  await measure("longest turn while all are changed", () =>
    take(server, cookie, siteId, csv(" Again.")),
  );
  await measure("longest turn while the search learns that", () => ask(server, key, rows[8][0]));
  await measure("longest turn while one is published and searched", async () => {
    const text = { question: "Is one more there?", alternatives: [], answer: "Yes.", lang: "en" };
    const body = { ...text, tags: [], popular: null, state: "published" };
    await call(server, "POST", `/sites/${siteId}/articles`, { cookie, body });
    await ask(server, key, "Is one more there?");
  });
  await measure("longest turn while the console lists all", () =>
    call(server, "GET", `/sites/${siteId}/articles`, { cookie }),
  );
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
