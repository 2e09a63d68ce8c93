import { expect, test } from "vitest";
import { isSupported } from "./node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("Node %s is new enough", (version) => {
  expect(isSupported(version)).toBe(true);
});

test.each(["20.18.9", "18.20.0", "8.9.4"])("Node %s is too old", (version) => {
  expect(isSupported(version)).toBe(false);
});
