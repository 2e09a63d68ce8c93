import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** PostgreSQL refuses to run as root, and nothing that a test starts needs to. */
const LESSER_USERS = ["postgres", "nobody"];

/** Who a service runs as; nothing when that is whoever runs the tests. */
export interface LesserUser {
  uid?: number;
  gid?: number;
}

function lesserUser(): LesserUser {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const users = lines.map((line) => line.split(":"));
  for (const wanted of LESSER_USERS) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`root needs one of these users to run a service as: ${LESSER_USERS.join(", ")}`);
}

/** Where a service keeps its data. */
export interface ServiceFolder {
  path: string;
  user: LesserUser;
  /** Made here: it goes when the tests go. */
  temporary: boolean;
  remove(): void;
}

/** Makes the folder, or takes `dir`, and gives it to the user that the service runs as. */
export function serviceFolder(name: string, dir?: string): ServiceFolder {
  const user = lesserUser();
  if (dir) mkdirSync(dir, { recursive: true });
  const path = dir ?? mkdtempSync(join(tmpdir(), `foyer-${name}-`));
  chmodSync(path, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
  const temporary = dir === undefined;

  function removeAtExit(): void {
    try {
      remove();
    } catch {
      // Its service is still writing: the guard of the service ends that, and removes the folder.
    }
  }

  const remove = () => rmSync(path, { recursive: true, force: true });
  if (temporary) process.on("exit", removeAtExit);
  return {
    path,
    user,
    temporary,
    remove() {
      process.off("exit", removeAtExit);
      if (temporary) remove();
    },
  };
}
