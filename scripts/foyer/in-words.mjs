const number = (value) => value.toLocaleString("en");
const counted = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

/** 1 KB is 1,000 bytes, as disks are sold. */
export function size(bytes) {
  const [unit, divisor] = [
    ["GB", 1e9],
    ["MB", 1e6],
    ["KB", 1e3],
  ].find(([, least]) => bytes >= least) ?? ["bytes", 1];
  const value = bytes / divisor;
  return `${number(Number(value.toFixed(value < 10 && divisor > 1 ? 1 : 0)))} ${unit}`;
}

export const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** 2026-11-22 02:38 UTC. */
export const minute = (at) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** What a database holds, and up to when. */
export function holdingsInWords({ conversations, messages, bytes, newest }) {
  const all = `${counted(conversations, "conversation")} with ${counted(messages, "message")}`;
  return `${all}${newest === null ? "" : `, the last of ${minute(newest)}`} (${size(bytes)})`;
}
