import { join } from "node:path";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "./open-postgres.ts";

/** Two nodes on one database. */
async function twoNodes() {
  const { createDatabase } = await sharedPostgres();
  const { url } = await createDatabase();
  const migrationsDir = join(import.meta.dirname, "../migrations-postgres");
  const open = async () => {
    const db = await openPostgres({ url, migrationsDir, onFatal() {} });
    onTestFinished(() => db.close());
    return db;
  };
  return Promise.all([open(), open()]);
}

/** A promise, and what resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test.skipIf(!present.postgres)(
  "what one node sweeps no other sweeps meanwhile, and afterwards it may",
  async () => {
    const [a, b] = await twoNodes();
    const begun = gate();
    const end = gate();
    const first = a.locks.onlyOne("sweep", async () => {
      begun.open();
      await end.opened;
    });
    await begun.opened;
    const runs: string[] = [];
    expect(await b.locks.onlyOne("sweep", async () => void runs.push("b"))).toBe(false);
    expect(await a.locks.onlyOne("sweep", async () => void runs.push("a"))).toBe(false);
    expect(await b.locks.onlyOne("other", async () => void runs.push("other"))).toBe(true);
    end.open();
    expect(await first).toBe(true);
    expect(await b.locks.onlyOne("sweep", async () => void runs.push("later"))).toBe(true);
    expect(runs).toEqual(["other", "later"]);
  },
);

test.skipIf(!present.postgres)("a sweep that fails lets go of its lock", async () => {
  const [a, b] = await twoNodes();
  const failing = a.locks.onlyOne("sweep", async () => {
    throw new Error("tripped");
  });
  await expect(failing).rejects.toThrow("tripped");
  expect(await b.locks.onlyOne("sweep", async () => {})).toBe(true);
});

test.skipIf(!present.postgres)(
  "who locks the same name waits until the other write has ended",
  async () => {
    const [a, b] = await twoNodes();
    const begun = gate();
    const end = gate();
    const log: string[] = [];
    const first = a.writes.write(async () => {
      await a.lock("owners");
      begun.open();
      await end.opened;
      log.push("first");
    });
    await begun.opened;
    const second = b.writes.write(async () => {
      const locked = b.lock("owners");
      end.open();
      await locked;
      log.push("second");
    });
    await Promise.all([first, second]);
    expect(log).toEqual(["first", "second"]);
    await expect(a.lock("owners")).rejects.toThrow("inside a write");
  },
);
