import { fdatasync, fstatSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createWalSync } from "./wal-sync.ts";

/** A log beside a database's name, with a watch on what is really synced. */
function watchedLog() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-wal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = join(folder, "foyer.db-wal");
  writeFileSync(log, "");
  const datasync = vi.fn((fd: number, done: (error: Error | null) => void) => fdatasync(fd, done));
  const wal = createWalSync(join(folder, "foyer.db"), datasync as unknown as typeof fdatasync);
  return { wal, log, datasync };
}

test("[M1] each sync puts the log itself on disk, and fails when the disk does", async () => {
  const { wal, log, datasync } = watchedLog();
  await wal.sync();
  await wal.sync();
  expect(datasync).toHaveBeenCalledTimes(2);
  const [fd = -1] = datasync.mock.calls[0] ?? [];
  expect(fstatSync(fd).ino).toBe(statSync(log).ino);
  datasync.mockImplementationOnce((_fd, done) => done(new Error("the disk is gone")));
  await expect(wal.sync()).rejects.toThrow("the disk is gone");
  await wal.close();
});

test("a sync is over only when the disk says so", async () => {
  const { wal, datasync } = watchedLog();
  await wal.sync();
  let answer: (error: Error | null) => void = () => undefined;
  datasync.mockImplementationOnce((_fd, done) => {
    answer = done;
  });
  let isOver = false;
  const sync = wal.sync().then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOver).toBe(false);
  answer(null);
  await sync;
  await wal.close();
});

test("the log is opened once, however often it is synced", async () => {
  const { wal, datasync } = watchedLog();
  await Promise.all([wal.sync(), wal.sync()]);
  await wal.sync();
  expect(new Set(datasync.mock.calls.map(([fd]) => fd)).size).toBe(1);
  await wal.close();
});
