import { join } from "node:path";
import { startPostgres } from "@foyer/test-kit/services/postgres";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { CannotWrite } from "../cannot-write.ts";
import { openPostgres } from "./open-postgres.ts";

/** A node whose facts about the installation tests write. */
async function node(url?: string) {
  const database = url ? { url } : await (await sharedPostgres()).createDatabase();
  const fatal: unknown[] = [];
  const db = await openPostgres({
    url: database.url,
    migrationsDir: join(import.meta.dirname, "../migrations-postgres"),
    onFatal: (error) => fatal.push(error),
  });
  onTestFinished(() => db.close());
  const { installation } = db.tables;
  return {
    ...db,
    db,
    fatal,
    add: (key: string, value = "") => db.orm.insert(installation).values({ key, value }),
    change: (key: string, value: string) =>
      db.orm.update(installation).set({ value }).where(eq(installation.key, key)),
    async facts(): Promise<Record<string, string>> {
      const rows = await db.orm.select().from(installation).orderBy(installation.key);
      return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
    },
    /** Ends the sessions that wait as `wait` says, as an owner or a crash may. */
    async endSessions(wait: string): Promise<void> {
      for (;;) {
        const { rows } = await db.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${wait}`,
        );
        if (rows.length > 0) return;
      }
    },
  };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const pgTest = test.skipIf(!present.postgres);

pgTest("what a write does is seen by itself at once, and by others when it has ended", async () => {
  const { writes, add, facts, query } = await node();
  const count = async () =>
    Number((await query("SELECT count(*) FROM installation")).rows[0].count);
  await writes.write(async () => {
    await add("a");
    expect(await facts()).toEqual({ a: "" });
    expect(await count()).toBe(0);
  });
  expect(await count()).toBe(1);
});

pgTest("a write that throws is undone alone, and rejects with its own error", async () => {
  const { writes, add, facts } = await node();
  const broken = writes.write(async () => {
    await add("half");
    throw new Error("changed my mind");
  });
  await Promise.all([
    writes.write(() => add("before")),
    expect(broken).rejects.toThrow("changed my mind"),
    writes.write(() => add("after")),
  ]);
  expect(await facts()).toEqual({ after: "", before: "" });
});

pgTest("a statement that the database refuses is a mistake, and no trouble", async () => {
  const { writes, add, facts } = await node();
  await writes.write(() => add("a"));
  const twice = await writes.write(() => add("a")).catch((error: unknown) => error);
  expect(twice).not.toBeInstanceOf(CannotWrite);
  expect((twice as Error & { cause: { code: string } }).cause.code).toBe("23505");
  expect(await facts()).toEqual({ a: "" });
});

pgTest("a write that goes on after a refused statement is not taken for stored", async () => {
  const { writes, add, facts } = await node();
  await writes.write(() => add("a"));
  const careless = writes.write(async () => {
    await add("b");
    await add("a").catch(() => {});
  });
  await expect(careless).rejects.toThrow("nothing of it was stored");
  expect(await facts()).toEqual({ a: "" });
});

pgTest("it is published once it is stored, before its promise resolves", async () => {
  const { writes, add, onCommit, query } = await node();
  const log: unknown[] = [];
  const written = writes.write(
    () => add("a").then(() => "a"),
    (value) => log.push(`published ${value}`),
  );
  await written.then(() => log.push("acked"));
  onCommit((span, publish) => {
    log.push(span);
    publish();
  });
  await writes.write(
    () => add("b"),
    () => log.push("published b"),
  );
  expect(log).toEqual(["published a", "acked", undefined, "published b"]);
  expect((await query("SELECT count(*) FROM installation")).rows[0].count).toBe("2");
});

pgTest("a publish that throws is fatal, since somebody has not been told", async () => {
  const { writes, add, fatal } = await node();
  const error = new Error("cannot tell");
  await writes.write(
    () => add("a"),
    () => {
      throw error;
    },
  );
  expect(fatal).toEqual([error]);
});

pgTest(
  "many more writes than connections all get their turn, and drained waits for them",
  async () => {
    const { writes, add, facts } = await node();
    const written = Array.from({ length: 60 }, (_, i) => writes.write(() => add(`${100 + i}`)));
    await writes.drained();
    expect(Object.keys(await facts())).toHaveLength(60);
    await Promise.all(written);
  },
);

pgTest("a query that a write left behind does not run outside of it", async () => {
  const { writes, add, facts } = await node();
  const over = gate();
  let late: Promise<unknown> | undefined;
  await writes.write(async () => {
    late = over.opened.then(() => add("late"));
    late.catch(() => {});
  });
  over.open();
  await expect(late).rejects.toThrow(/insert into|has ended/);
  expect(await facts()).toEqual({});
});

pgTest("two writes that wait for each other: one begins anew, and both are stored", async () => {
  const { writes, add, change, facts } = await node();
  await writes.write(() => Promise.all([add("a"), add("b")]));
  const gates = [gate(), gate()] as const;
  let attempts = 0;
  const write = (first: string, second: string, mine: 0 | 1) =>
    writes.write(async () => {
      attempts += 1;
      await change(first, `${mine}`);
      gates[mine].open();
      await gates[mine === 0 ? 1 : 0].opened;
      await change(second, `${mine}`);
    });
  await Promise.all([write("a", "b", 0), write("b", "a", 1)]);
  expect(attempts).toBe(3);
  const { a, b } = await facts();
  expect(a).toBe(b);
});

pgTest(
  "a session that is ended in the middle refuses its write alone, and nothing of it is stored",
  async () => {
    const { writes, add, change, facts, endSessions } = await node();
    await writes.write(() => add("a", "1"));
    const begun = gate();
    const end = gate();
    const holding = writes.write(async () => {
      await change("a", "2");
      begun.open();
      await end.opened;
    });
    await begun.opened;
    const waiting = writes.write(async () => {
      await add("half");
      await change("a", "3");
    });
    const refused = expect(waiting).rejects.toThrow(CannotWrite);
    await endSessions("wait_event_type = 'Lock'");
    await refused;
    end.open();
    await holding;
    expect(await facts()).toEqual({ a: "2" });
    await writes.write(() => add("b"));
  },
);

pgTest(
  "while the server is away all are refused, reads too, and when it is back all goes on",
  async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.remove());
    const { url } = await postgres.createDatabase();
    const { writes, add, facts, db } = await node(url);
    await writes.write(() => add("before"));
    await postgres.kill();
    const many = Array.from({ length: 20 }, (_, i) => writes.write(() => add(`${i}`)));
    for (const result of await Promise.allSettled(many)) {
      expect(result.status === "rejected" && result.reason).toBeInstanceOf(CannotWrite);
    }
    const read = await db.query("SELECT 1").catch((error: unknown) => error);
    expect(read).toBeInstanceOf(CannotWrite);
    await postgres.start();
    await writes.write(() => add("after"));
    expect(await facts()).toEqual({ after: "", before: "" });
  },
);
