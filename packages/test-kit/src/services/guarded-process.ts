import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { ServiceFolder } from "./service-folder.ts";

/** Enough of what it said to see why it did not start. */
const TAIL_LINES = 30;

/**
 * $1 a signal, $2 a folder or nothing, then the command. A shell stays beside the command, at the end
 * of a line to us. When the line breaks we are gone, however that came: the shell ends the command,
 * unless we have said that it has ended, and removes the folder, unless we have said a second word.
 * It waits for the end, but not for ever, and not for a dead process that nobody has reaped.
 */
const GUARD = `
lives() { kill -0 $$ && ! grep -qs "^State:.*Z" /proc/$$/status; }
( ( cd /
    if read -r _ <&3; then
      read -r _ <&3 && exit
    else
      kill -"$1" $$; kill -CONT $$
      n=0; while [ $n -lt 10 ] && lives; do n=$((n + 1)); sleep 1; done
      kill -KILL $$
    fi
    [ -z "$2" ] || rm -rf "$2"
  ) >/dev/null 2>&1 & )
shift 2
exec "$@" 3<&- </dev/null`;

export interface GuardedOptions {
  command: string;
  args: string[];
  folder: ServiceFolder;
  /** What ends it at once when we are gone. */
  ending: "QUIT" | "KILL";
  /** The line by which it says that it listens. */
  ready: RegExp;
}

/** A process that never outlives this one, and does not keep this one alive. */
export interface GuardedProcess {
  pid: number;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it is gone, with every process that it had started. */
  ended(): Promise<void>;
  /** After its end: its folder is somebody else's to look after. */
  release(): void;
}

/** Starts it, and resolves when it is ready; throws with what it said when it ends before that. */
export async function startGuarded(options: GuardedOptions): Promise<GuardedProcess> {
  const { command, args, folder, ending } = options;
  const toRemove = folder.temporary ? folder.path : "";
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", ending, toRemove, command, ...args], {
    cwd: folder.path,
    // Its own group: an interrupt from the keyboard reaches us, and the tests end it in their order.
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    ...folder.user,
  });
  const line = child.stdio[3] as Socket;
  // A guard that somebody killed is no reason to fail.
  line.on("error", () => {});
  child.once("exit", () => line.write("ended\n"));
  const ended = allOver(child);
  await untilReady(child, ended, options.ready);
  const handles = [child, line, child.stdout as Socket, child.stderr as Socket];
  for (const handle of handles) handle.unref();
  return {
    pid: child.pid as number,
    signal: (name) => void child.kill(name),
    async ended() {
      for (const handle of handles) handle.ref();
      await ended;
      line.unref();
    },
    release: () => line.end("released\n"),
  };
}

/** Its outputs are closed only when its own children are gone too. */
const allOver = (child: ChildProcess): Promise<unknown> =>
  Promise.all([
    once(child, "exit"),
    once(child.stdout as Readable, "close"),
    once(child.stderr as Readable, "close"),
  ]);

function untilReady(child: ChildProcess, ended: Promise<unknown>, ready: RegExp): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    // Read to the end, ready or not: a full pipe would stop the process.
    for (const stream of [child.stdout, child.stderr] as Readable[]) {
      createInterface({ input: stream }).on("line", (text) => {
        if (ready.test(text)) resolve();
        if (said.push(text) > TAIL_LINES) said.shift();
      });
    }
    const failed = () => reject(new Error(`it did not start:\n${said.join("\n")}`));
    ended.then(failed, reject);
  });
}
