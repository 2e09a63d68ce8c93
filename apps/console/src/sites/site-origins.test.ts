import { expect, it } from "vitest";
import { badOrigin, readOrigins } from "./site-origins.ts";

it.each([
  ["https://shop.example", ["https://shop.example"]],
  ["shop.example/cart?x=1", ["https://shop.example"]],
  ["http://localhost:8080/", ["http://localhost:8080"]],
  ["https://*.shop.example\n*\n\n", ["https://*.shop.example", "*"]],
  ["a.example a.example", ["https://a.example"]],
  ["", []],
])("%j means %j", (typed, origins) => {
  expect(readOrigins(typed)).toEqual(origins);
  expect(badOrigin(origins)).toBeUndefined();
});

it.each(["ftp://x.example", "shöp example!", "https://"])("%j is no address", (typed) => {
  expect(badOrigin(readOrigins(typed))).toBeDefined();
});
