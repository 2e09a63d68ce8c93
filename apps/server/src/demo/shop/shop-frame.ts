import { html, type Markup } from "../../http/markup.ts";

/** What one page of the demo shop is about. `here`: the entry of the menu that it belongs to. */
export interface ShopPage {
  title: string;
  description: string;
  here?: string;
  main: Markup;
}

const MENU = [
  { path: "/", name: "Shop" },
  { path: "/workshop", name: "Workshop" },
  { path: "/care", name: "Care" },
  { path: "/delivery", name: "Delivery & returns" },
  { path: "/orders/48213", name: "Your order" },
];

const FOOT = [
  {
    title: "Help",
    links: [
      { path: "/delivery", name: "Delivery" },
      { path: "/delivery#returns", name: "Returns" },
      { path: "/care", name: "Care and repair" },
      { path: "/help/demo", name: "All questions" },
      { path: "/orders/48213", name: "Your order" },
    ],
  },
  {
    title: "Hazel & Pine",
    links: [
      { path: "/workshop", name: "Our workshop" },
      { path: "/workshop#visit", name: "Visit us" },
      { path: "/#collection", name: "The collection" },
    ],
  },
];

const HOURS = ["Monday to Friday, 9 to 18", "Saturday, 10 to 16", "Galway time"];

const BRAND = html`<a class="brand" href="/"><img src="/mark.svg" alt="" width="36" height="36">Hazel &amp; Pine</a>`;

/** A whole page of the demo shop, with the one line that puts the chat on it. */
export const shopPage = ({ title, description, here, main }: ShopPage): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
<link rel="stylesheet" href="/collection.css">
<link rel="stylesheet" href="/pages.css">
<script defer src="/shop.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<aside class="banner" aria-label="About this page">Demo shop: the chat in the corner is Foyer. Agents answer in <a href="/console">the console</a>.</aside>
<header class="head">
<div class="wrap">
${BRAND}
<nav class="nav" aria-label="Shop">
${MENU.map(({ path, name }) => html`<a href="${path}"${path === here && html` aria-current="page"`}>${name}</a>\n`)}</nav>
<a class="basket" href="/basket">Basket <output aria-live="polite" aria-label="things in your basket">2</output></a>
</div>
</header>
<main id="main">
<div class="wrap">
${main}
</div>
</main>
<footer class="foot">
<div class="wrap">
<div>
${BRAND}
<p>Five people and two dogs in an old boathouse in Galway, making kitchen things that are meant to be used every day.</p>
</div>
${FOOT.map(({ title, links }) => html`<div>\n<h2>${title}</h2>\n<ul>\n${links.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>\n`)}</ul>\n</div>\n`)}
<div>
<h2>We are here</h2>
<ul>
${HOURS.map((line) => html`<li><span>${line}</span></li>\n`)}</ul>
</div>
<p class="small">A made-up shop that shows Foyer at work. Nothing here is sold, and no order is ever sent.</p>
</div>
</footer>
<script async src="/embed/demo.js"></script>
</body>
</html>
`.text;
