import { PAGE_URL_MAX } from "@foyer/protocol/limits";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { currentDevice, currentPage, watchPage } from "./page.ts";

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/");
});
afterEach(() => vi.useRealTimers());

it("tells of each new address of a single-page app, once", () => {
  const moved = vi.fn();
  const stop = watchPage(moved);
  vi.advanceTimersByTime(3_000);
  expect(moved).not.toHaveBeenCalled();
  history.pushState(null, "", "/cart");
  vi.advanceTimersByTime(3_000);
  expect(moved).toHaveBeenCalledOnce();
  stop();
  history.pushState(null, "", "/pay");
  vi.advanceTimersByTime(3_000);
  expect(moved).toHaveBeenCalledOnce();
});

it("cuts an address that is longer than the wire takes", () => {
  history.pushState(null, "", `/${"x".repeat(3_000)}`);
  expect(currentPage().url).toHaveLength(PAGE_URL_MAX);
});

it.each([
  [0, "Etc/GMT"],
  [-120, "Etc/GMT-2"],
  [300, "Etc/GMT+5"],
  [-330, undefined],
])("names the zone %i minutes from UTC %s, without asking Intl", (offset, zone) => {
  const offsetOf = vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(offset);
  const intl = vi.spyOn(Intl, "DateTimeFormat");
  expect(currentDevice().timeZone).toBe(zone);
  expect(intl).not.toHaveBeenCalled();
  offsetOf.mockRestore();
  intl.mockRestore();
});
