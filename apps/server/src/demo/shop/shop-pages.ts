import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Markup } from "../../http/markup.ts";
import { type Product, productGrid, productPage } from "./product-page.ts";
import { type ShopPage, shopPage } from "./shop-frame.ts";

/** The pages that are written by hand: their middle lies in pages/FILE.html. */
const WRITTEN: (Omit<ShopPage, "main"> & { path: string; file: string })[] = [
  {
    path: "",
    file: "home",
    title: "Hazel & Pine: handmade kitchen goods from Galway",
    description: "Spoons, boards, bowls and pans, made by hand in Galway and sent all over Europe.",
    here: "/",
  },
  {
    path: "workshop",
    file: "workshop",
    title: "Our workshop: Hazel & Pine",
    description: "Who makes the things at Hazel & Pine, with what, and when you can visit.",
    here: "/workshop",
  },
  {
    path: "care",
    file: "care",
    title: "Care and repair: Hazel & Pine",
    description:
      "How to look after wood, steel, stoneware and linen, and how we mend what we made.",
    here: "/care",
  },
  {
    path: "delivery",
    file: "delivery",
    title: "Delivery and returns: Hazel & Pine",
    description: "What delivery costs, how long it takes, and how to send something back.",
    here: "/delivery",
  },
  {
    path: "basket",
    file: "basket",
    title: "Your basket: Hazel & Pine",
    description: "What is in your basket.",
  },
  {
    path: "orders/48213",
    file: "orders-48213",
    title: "Order 48213: Hazel & Pine",
    description: "How far order 48213 is.",
    here: "/orders/48213",
  },
];

/** Where the collection stands in a page that is written by hand. */
const COLLECTION = "<!-- collection -->";

/** Every page of the demo shop by its path, without slashes around it: "product/moss-mug". */
export function shopPages(demoDir: string): Map<string, string> {
  const products = JSON.parse(readFileSync(join(demoDir, "products.json"), "utf8")) as Product[];
  const byId = new Map(products.map((product) => [product.id, product]));
  const grid = productGrid(products).text;
  const written = WRITTEN.map(({ path, file, ...page }): [string, string] => {
    const middle = readFileSync(join(demoDir, "pages", `${file}.html`), "utf8");
    return [path, shopPage({ ...page, main: new Markup(middle.replace(COLLECTION, () => grid)) })];
  });
  const made = products.map((product): [string, string] => {
    const others = product.goesWith.flatMap((id) => byId.get(id) ?? []);
    return [`product/${product.id}`, shopPage(productPage(product, others))];
  });
  return new Map([...written, ...made]);
}
