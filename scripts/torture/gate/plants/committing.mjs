const QUEUE = "apps/server/src/db/write-queue";
const BATCH = "apps/server/src/db/batch.ts";

/** Bugs between a write and its ack: what is committed, synced and told, and when. */
export const COMMITTING = [
  {
    name: "ack_before_sync",
    suffers: "a message that was acked is gone after a power cut",
    file: `${QUEUE}.ts`,
    find: "    await log.sync();\n",
    replace: "    void log.sync();\n",
    noticedBy: `${QUEUE}.test.ts`,
  },
  {
    name: "publish_before_sync",
    suffers: "an agent answers a message that a power cut then takes back",
    file: `${QUEUE}.ts`,
    find: `    return new Promise<T>((resolve, reject) => {
      waiting.push({`,
    replace: `    const [only, tell] = [work, publish];
    publish = undefined;
    work = () => {
      const value = only();
      tell?.(value);
      return value;
    };
    return new Promise<T>((resolve, reject) => {
      waiting.push({`,
    noticedBy: `${QUEUE}.test.ts`,
  },
  {
    name: "failed_sync_acked",
    suffers: "a disk that fails is not noticed, and acks go on",
    file: `${QUEUE}.ts`,
    find: "await log.sync();",
    replace: "await log.sync().catch(() => {});",
    noticedBy: `${QUEUE}.test.ts`,
  },
  {
    name: "refused_write_acked",
    suffers: "what was not stored is said to be",
    file: BATCH,
    find: "return () => job.settle({ ok: false, error: toCannotWrite(error) });",
    replace: "return () => job.settle({ ok: true, value: error });",
    noticedBy: `${QUEUE}.test.ts`,
  },
  {
    name: "refused_write_stays_staged",
    suffers: "what was refused is stored all the same, with the next message of anybody",
    file: BATCH,
    find: "    for (const stage of stages) stage.drop();\n",
    replace: "",
    noticedBy: "apps/server/src/db/write-queue-stage.test.ts",
  },
  {
    name: "failed_batch_stays_in_memory",
    suffers: "after a full disk screens show what was never stored",
    file: BATCH,
    find: "      for (const stage of stages) stage.forget();\n",
    replace: "",
    noticedBy: "apps/server/src/db/write-queue-stage.test.ts",
  },
  {
    name: "later_words_overtake",
    suffers: "what was said first stands last, when the disk was full for a moment",
    file: `${QUEUE}.ts`,
    find: "[...batch, ...waiting.splice(0)]",
    replace: "batch",
    noticedBy: "apps/server/src/db/write-queue-stage.test.ts",
  },
  {
    name: "one_failure_takes_the_batch",
    suffers: "a message is refused because a stranger's, at the same moment, could not be stored",
    file: `${QUEUE}.ts`,
    find: "if (error instanceof CannotWrite) {",
    replace: "if (error) {",
    noticedBy: "apps/server/src/db/write-queue-stage.test.ts",
  },
  {
    name: "commit_while_the_log_is_emptied",
    suffers: "every message of a busy minute waits for the disk, and some are refused",
    file: `${QUEUE}.ts`,
    find: "      if (hold) await hold;\n",
    replace: "",
    noticedBy: "apps/server/src/db/held-log.test.ts",
  },
  {
    name: "own_statements_miss_what_is_staged",
    suffers: "an act counts and looks up what was true some messages ago",
    file: BATCH,
    find: "    flush();\n    savepoint.run();",
    replace: "    savepoint.run();",
    noticedBy: "apps/server/src/db/write-queue-stage.test.ts",
  },
  {
    name: "no_sync_while_the_log_is_read",
    suffers: "a power cut during a backup leaves a broken database",
    file: "apps/server/src/db/checkpointer.ts",
    find: 'isEmpty ? "synchronous = OFF" : "synchronous = NORMAL"',
    replace: '"synchronous = OFF"',
    noticedBy: "apps/server/src/db/checkpointer.test.ts",
  },
  {
    name: "no_sync",
    suffers: "SQLite's NORMAL alone stands behind an ack: a power cut takes it back",
    file: "apps/server/src/db/wal-sync.ts",
    find: "await sync(await file);",
    replace: "await file;",
    noticedBy: "apps/server/src/db/wal-sync.test.ts",
  },
  {
    name: "log_opened_at_every_sync",
    suffers: "the server runs out of files after some hours, and stops",
    file: "apps/server/src/db/wal-sync.ts",
    find: "file ??= openLog();",
    replace: "file = openLog();",
    noticedBy: "apps/server/src/db/wal-sync.test.ts",
  },
];
