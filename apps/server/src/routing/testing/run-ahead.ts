import { onTestFinished, vi } from "vitest";

/** Whoever measures how long something has lasted finds `ms` milliseconds more, until the test ends. */
export function runAhead(ms: number): void {
  const now = performance.now.bind(performance);
  const ahead = vi.spyOn(performance, "now").mockImplementation(() => now() + ms);
  onTestFinished(() => void ahead.mockRestore());
}
