import { expect, it } from "vitest";
import { initials } from "./initials.ts";

it.each([
  ["Mara Jensen", "MJ"],
  ["mara", "M"],
  ["Anna Maria von Trapp", "AT"],
  ["Élodie Ångström", "ÉÅ"],
  ["Ольга Иванова", "ОИ"],
  ["김민수", "김"],
  ["张 伟", "张"],
  ["محمد علي", "م"],
  ["कि शोर", "कि"],
  ["👋 Tom (Support)", "TS"],
  ["  spaced   out  ", "SO"],
  ["3M Team", "3"],
  ["👋", ""],
  ["", ""],
])("shortens %j to %j", (name, short) => {
  expect(initials(name)).toBe(short);
});
