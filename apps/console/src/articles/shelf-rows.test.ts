import type { Article, ArticleFolder } from "@foyer/protocol";
import { expect, it } from "vitest";
import { targetOf } from "./shelf-moves.ts";
import { nextFolderPlace, nextPlace, shelfParts } from "./shelf-rows.ts";

const folder = (id: string, parentId: string | null, position: number): ArticleFolder => ({
  ...{ id, parentId, position, siteId: "s1", name: id.toUpperCase(), names: {} },
});
const article = (id: string, folderId: string | null, position: number | null) =>
  ({ id, folderId, position, question: `Question ${id}` }) as Article;

const FOLDERS = [folder("b", null, 1), folder("a", null, 0), folder("in", "a", 0)];
const ARTICLES = [
  ...[article("2", "a", 1), article("1", "a", 0), article("9", "a", null)],
  ...[article("3", "in", 0), article("4", null, null), article("5", "gone", null)],
];
const parts = shelfParts(ARTICLES, FOLDERS);
const shown = parts.map(({ name, articles }) => [name, articles.map(({ id }) => id).join("")]);

it("articles stand in their folders in order, and in none when that is gone", () => {
  expect(shown).toEqual([
    ["A", "129"],
    ["A / IN", "3"],
    ["B", ""],
    ["", "45"],
  ]);
});

it("the keys move an article by one place, and at the end into the next folder", () => {
  expect(nextPlace(parts, "2", -1)).toEqual({ folderId: "a", before: "1" });
  expect(nextPlace(parts, "1", 1)).toEqual({ folderId: "a", before: "9" });
  expect(nextPlace(parts, "2", 1)).toEqual({ folderId: "a", before: null });
  expect(nextPlace(parts, "9", 1)).toEqual({ folderId: "in", before: "3" });
  expect(nextPlace(parts, "4", -1)).toEqual({ folderId: "b", before: null });
  expect(nextPlace(parts, "1", -1)).toBeUndefined();
});

it("folders move among those of the same parent", () => {
  expect(nextFolderPlace(parts, folder("b", null, 1), -1)).toEqual({ parentId: null, before: "a" });
  expect(nextFolderPlace(parts, folder("a", null, 0), 1)).toEqual({ parentId: null, before: null });
  expect(nextFolderPlace(parts, folder("in", "a", 0), 1)).toBeUndefined();
});

it("what is let go comes in front of a row, behind it, or into a folder", () => {
  const at = (row: string, where: "before" | "after" | "into") => targetOf(parts, { row, where });
  expect(at("article 2", "before")).toEqual({ folderId: "a", before: "2" });
  expect(at("article 2", "after")).toEqual({ folderId: "a", before: "9" });
  expect(at("article 9", "after")).toEqual({ folderId: "a", before: null });
  expect(at("folder in", "into")).toEqual({ folderId: "in", before: "3" });
  expect(at("folder ", "into")).toEqual({ folderId: null, before: "4" });
});
