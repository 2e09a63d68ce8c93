import { html, Markup } from "../http/markup.ts";
import { pushWords } from "./push-words.ts";

/** A bell, drawn in the colour of the words beside it. */
const BELL = new Markup(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"/></svg>',
);

const CROSS = new Markup(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>',
);

/** Its style sheet. The chat below takes what is left of the window. */
export const STRIP_STYLE = [
  "#push{--paper:#f6f7f9;--text:#16181d;--soft:#5f6675;--line:#dfe3ea;position:relative;z-index:1;flex:none;background:var(--paper);color:var(--text);border-bottom:1px solid var(--line);font-size:14px;line-height:1.4}",
  "@media(prefers-color-scheme:dark){#push{--paper:#15171c;--text:#eceef2;--soft:#a3abba;--line:#2c313a}}",
  "#push div{display:flex;flex-wrap:wrap;align-items:center;justify-content:end;gap:4px 12px;padding:4px max(8px,env(safe-area-inset-right)) 4px max(8px,env(safe-area-inset-left))}",
  "[hidden]{display:none!important}",
  "#push p{flex:1 1 14em;margin:0;padding:8px;text-align:start;color:var(--soft);overflow-wrap:anywhere}",
  "#push button{display:flex;align-items:center;gap:8px;min-height:44px;flex:none;margin:0;padding:0 12px;border:0;border-radius:10px;background:none;color:inherit;font:inherit;font-weight:600;text-align:start;cursor:pointer}",
  "#push button:hover{background:var(--line)}",
  "#push button:focus-visible{outline:2px solid;outline-offset:-2px}",
  "#push .offer{flex:1 1 0;min-width:0;padding-inline:8px}",
  "#push .close{justify-content:center;width:44px;padding:0;color:var(--soft)}",
  "#push svg{flex:none;width:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}",
  "#push [role=status]{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%)}",
  "#push[aria-busy=true] button{opacity:.6}",
].join("");

/**
 * The strip over the chat on its own page, hidden until the page's script shows a part of it, and that script. `languages`
 * in the order of liking.
 */
export function pushStrip(site: { key: string }, languages: readonly string[]): Markup {
  const words = pushWords(languages);
  const dir = words.lang === "ar" ? "rtl" : "ltr";
  const again = html`<button type="button" data-does="on">${words.again}</button>`;
  return html`<aside id="push" lang="${words.lang}" dir="${dir}" aria-label="${words.name}" data-key="${site.key}" data-chat="/chat/${encodeURIComponent(site.key)}" hidden>
<div data-is="offer" hidden><button class="offer" type="button" data-does="on">${BELL}${words.offer}</button><button class="close" type="button" data-does="close" aria-label="${words.notNow}">${CROSS}</button></div>
<div data-is="told" hidden><p>${words.told}</p><button type="button" data-does="off">${words.stop}</button></div>
<div data-is="denied" hidden><p>${words.denied}</p>${again}</div>
<div data-is="failed" hidden><p>${words.failed}</p>${again}</div>
<p role="status"></p>
</aside>
<script defer src="/chat/page.js"></script>`;
}
