import { html, type Markup } from "../../http/markup.ts";
import type { ShopPage } from "./shop-frame.ts";

/** A thing that the demo shop has, as it stands in products.json. `price` in euro; `picture`, an SVG's name. */
export interface Product {
  id: string;
  name: string;
  teaser: string;
  lead: string;
  price: number;
  picture: string;
  /** The colour behind its picture. */
  ground: string | null;
  stock: string;
  details: Record<string, string>;
  /** Ids of others that go well with it. */
  goesWith: string[];
}

const euro = (price: number): string => `${price.toFixed(2)} €`;

/** Things side by side, each leading to its page. */
export const productGrid = (products: readonly Product[]): Markup =>
  html`<ul class="grid">
${products.map(
  (product) => html`<li class="card">
${tile(product)}
<h3><a href="/product/${product.id}">${product.name}</a></h3>
<p>${product.teaser}</p>
<p class="price">${euro(product.price)}</p>
</li>
`,
)}</ul>`;

const tile = ({ ground, picture }: Product, alt = ""): Markup =>
  html`<div class="tile${ground && ` ${ground}`}"><img src="/${picture}.svg" alt="${alt}" width="400" height="400"${!alt && html` loading="lazy"`}></div>`;

/** The page of one thing; `others` are what goes well with it. */
export function productPage(product: Product, others: readonly Product[]): ShopPage {
  const { name, lead, price, stock, details, teaser } = product;
  return {
    title: `${name}: Hazel & Pine`,
    description: `${teaser}. ${price} €, sent from Galway the same day.`,
    here: "/",
    main: html`<p class="crumbs"><a href="/">Shop</a> / ${name}</p>
<div class="product">
${tile(product, `${name}, a drawing`)}
<div class="words">
<h1>${name}</h1>
<p class="price">${euro(price)}</p>
<p class="lead">${lead}</p>
<button class="button" type="button" data-add="Add to basket">Add to basket</button>
<p class="stock">${stock}</p>
<dl class="details">
${Object.entries(details).map(([what, text]) => html`<dt>${what}</dt><dd>${text}</dd>\n`)}</dl>
</div>
</div>
<section aria-labelledby="more">
<div class="section-head"><h2 id="more">Goes well with it</h2></div>
${productGrid(others)}
</section>`,
  };
}
