import { isIPv6 } from "node:net";
import type { Clock } from "../clock.ts";

/** Addresses that are remembered at a time; beyond it the oldest is forgotten. */
const REMEMBERED = 10_000;

export interface Allowance {
  /** Whether `address` may once more; if so, it is counted. */
  take(address: string): boolean;
}

/**
 * Lets each address do something `most` times in `perMs` milliseconds, as this process counts. IPv6 addresses of one
 * network count as one: a customer has billions of them.
 */
export function createAllowance(deps: { clock: Clock; most: number; perMs: number }): Allowance {
  const { clock, most, perMs } = deps;
  const taken = new Map<string, number[]>();
  return {
    take(address) {
      const who = networkOf(address);
      const now = clock.now();
      const recent = (taken.get(who) ?? []).filter((at) => at > now - perMs);
      const may = recent.length < most;
      // Put in anew, so that who comes often is forgotten last.
      taken.delete(who);
      taken.set(who, may ? [...recent, now] : recent);
      if (taken.size > REMEMBERED) taken.delete(taken.keys().next().value ?? "");
      return may;
    },
  };
}

/** The first 64 bits of an IPv6 address, an IPv4 address as it is. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const first = head.split(":").filter(Boolean);
  const last = (tail ?? "").split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(Math.max(0, missing)).fill("0"), ...last]
    .slice(0, 4)
    .join(":");
}
