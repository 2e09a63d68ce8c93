import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { cpuSeconds } from "./cost.mjs";

/**
 * Seconds of processor time of a PostgreSQL: its first process, what is left of those that have
 * ended, and those that run. `firstPid` is the one in its postmaster.pid.
 */
export function postgresSeconds(firstPid) {
  const path = `/proc/${firstPid}/task/${firstPid}/children`;
  const running = readFileSync(path, "utf8").split(" ").filter(Boolean);
  return [firstPid, ...running].reduce((all, pid) => all + secondsOf(pid), reaped(firstPid));
}

/** One that has ended meanwhile is counted among the ended next time. */
function secondsOf(pid) {
  try {
    return cpuSeconds(pid);
  } catch {
    return 0;
  }
}

/** Of children that have ended and were seen to, in seconds. */
function reaped(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** The process of the Redis at this port. */
export function redisPid(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("INFO server\r\n"));
    let heard = "";
    socket.on("error", reject);
    socket.on("data", (bytes) => {
      heard += bytes;
      const [, pid] = /process_id:(\d+)\r\n/.exec(heard) ?? [];
      if (!pid) return;
      socket.destroy();
      resolve(Number(pid));
    });
  });
}
