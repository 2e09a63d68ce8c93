import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgentDirectory } from "../../agents/agent-directory.ts";
import { openSqlite } from "../../db/open.ts";
import { createSearch } from "../search.ts";
import { createMessages, SCRIPT_NAMES, type ScriptName } from "./made-messages.ts";
import { fillForSearch } from "./search-load-store.ts";

/** Searches of one kind in one script. */
const SEARCHES = 200;
/** The first ones warm up what the engine compiles on the way. */
const WARM_UP = 20;
const SEED = 6;

type Search = ReturnType<typeof createSearch>;

/** Fills a database in a folder of its own with `count` messages, and says in lines what was measured. */
export async function measureSearch(count: number): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-search-"));
  const migrationsDir = join(import.meta.dirname, "../../db/migrations");
  const db = openSqlite({ dataDir, migrationsDir, onFatal: giveUp });
  try {
    const made = createMessages(SEED);
    const said = Array.from({ length: count }, (_, at) =>
      made.message(SCRIPT_NAMES[at % SCRIPT_NAMES.length] as ScriptName),
    );
    await fillForSearch(
      db,
      said.map(({ text }) => text),
    );
    const size = () => {
      db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
      return statSync(join(dataDir, "foyer.db")).size;
    };
    const before = size();
    const search = createSearch({ db, directory: NOBODY });
    const begun = performance.now();
    await search.follow.follow();
    const seconds = (performance.now() - begun) / 1000;
    const lines = [
      `${count} messages: indexed in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`,
      `${Math.round((size() - before) / count)} bytes of index per message, ${Math.round(before / count)} of the message itself`,
    ];
    for (const name of SCRIPT_NAMES) lines.push(...(await measureScript(search, name, said, made)));
    return lines;
  } finally {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function giveUp(error: unknown): never {
  throw error;
}

const NOBODY = { author: (doer: unknown) => doer } as unknown as AgentDirectory;

async function measureScript(
  search: Search,
  name: ScriptName,
  said: readonly { text: string; words: string[] }[],
  made: ReturnType<typeof createMessages>,
): Promise<string[]> {
  const mine = said.filter((_, at) => SCRIPT_NAMES[at % SCRIPT_NAMES.length] === name);
  const any = () => mine[Math.floor(made.random() * mine.length)] ?? { text: "", words: [] };
  const word = () => any().words[0] ?? "";
  const pair = () => any().words.slice(0, 2).join(" ");
  const lines = [
    await time(`${name}: one word`, search, word),
    await time(`${name}: two words of one message`, search, pair),
    await time(`${name}: while typing`, search, () => word().slice(0, -1)),
  ];
  const words = [...new Set(mine.flatMap((one) => one.words))];
  const slips = Array.from({ length: SEARCHES }, () => word())
    .filter((one) => [...one].length >= 4)
    .map((one) => ({ meant: one, typed: made.slip(one) }))
    // What is the beginning of another word means that one.
    .filter(({ typed }) => !words.some((other) => other.startsWith(typed)));
  if (slips.length === 0) return lines;
  let found = 0;
  const times: number[] = [];
  for (const { meant, typed } of slips) {
    const begun = performance.now();
    const { items } = await search.messages({ text: typed });
    times.push(performance.now() - begun);
    if (items.some(({ excerpt, marks }) => marks.some(([a, b]) => excerpt.slice(a, b) === meant)))
      found += 1;
  }
  const share = ((100 * found) / slips.length).toFixed(1);
  return [
    ...lines,
    `${name}: one slip, the word meant is on the first page: ${share} %, ${spread(times)}`,
  ];
}

async function time(what: string, search: Search, query: () => string): Promise<string> {
  const times: number[] = [];
  for (let at = 0; at < SEARCHES + WARM_UP; at++) {
    const text = query();
    const begun = performance.now();
    await search.messages({ text });
    if (at >= WARM_UP) times.push(performance.now() - begun);
  }
  return `${what}: ${spread(times)}`;
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
