import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shopPages } from "./shop-pages.ts";

const demoDir = join(import.meta.dirname, "../../../demo");
const pages = shopPages(demoDir);

test("every link and every picture of the shop leads somewhere", () => {
  expect(pages.size).toBe(14);
  for (const [path, page] of pages) {
    for (const [, target = ""] of page.matchAll(/(?:href|src|srcset)="\/([^"#]*)/g)) {
      if (["console", "embed/demo.js", "help/demo"].includes(target)) continue;
      expect(pages.has(target) || existsSync(join(demoDir, target)), `${path} → /${target}`).toBe(
        true,
      );
    }
  }
});

test("the home page shows the whole collection, a product's page what goes well with it", () => {
  const links = (page: string | undefined): number =>
    (page ?? "").match(/<li class="card">/g)?.length ?? 0;
  expect(links(pages.get(""))).toBe(8);
  expect(links(pages.get("product/moss-mug"))).toBe(4);
  expect(pages.get("product/moss-mug")).toContain("<title>Moss mug: Hazel &amp; Pine</title>");
});

test("each page has the chat's one line and says where in the menu it is", () => {
  for (const [path, page] of pages) {
    expect(page).toContain('<script async src="/embed/demo.js"></script>');
    expect(page.match(/aria-current="page"/g)?.length ?? 0).toBe(path === "basket" ? 0 : 1);
  }
});
