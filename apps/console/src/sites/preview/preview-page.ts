import type { Article, ArticleHit, SiteDraft } from "@foyer/protocol";
import { http } from "../../http.ts";
import { previewSocket } from "./preview-socket.ts";
import { hasTalk, popularOf } from "./preview-welcome.ts";
import type { PreviewWish } from "./preview-wish.ts";
import "./preview-page.css";

/** What the widget keeps in the browser begins with this, for the key that the preview's settings have. */
const STORED = "foyer:preview:";

let wish: PreviewWish | undefined;
let articles: Promise<Article[]> | undefined;

const latest = (): PreviewWish => {
  if (!wish) throw new Error("the preview was not told what to show");
  return wish;
};

window.WebSocket = previewSocket(latest, {
  async popular() {
    const { siteId, lang } = latest();
    articles ??= http.get<Article[]>(`/sites/${siteId}/articles`);
    return popularOf(await articles.catch(() => []), lang);
  },
  search: (q) =>
    http.get<ArticleHit[]>(`/sites/${latest().siteId}/articles/search`, { q }).catch(() => []),
});

// The widget puts the focus where a visitor would go on; here somebody is typing beside it.
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function (options) {
  if (document.hasFocus()) focus.call(this, options);
};

/** The page's API of the widget, as far as it is needed here. */
type Foyer = (name: string, ...args: unknown[]) => unknown;
const foyer = (): Foyer | undefined => (window as { Foyer?: Foyer }).Foyer;

/** Puts the widget on the page anew, as the wish has it. */
function show(next: PreviewWish): void {
  wish = next;
  foyer()?.("destroy");
  for (const key of Object.keys(localStorage))
    if (key.startsWith(STORED)) localStorage.removeItem(key);
  // By this a widget knows that it was left in a talk, and begins there.
  if (hasTalk(next)) localStorage.setItem(`${STORED}open`, "1");
  document.documentElement.lang = next.lang;
  document.documentElement.dataset.theme = next.theme;
  const script = document.createElement("script");
  script.src = `/api/v1/widget-preview.js?draft=${encodeURIComponent(JSON.stringify(look(next)))}`;
  script.onload = () => {
    script.remove();
    // A newer wish has its own script under way.
    if (wish === next) begin(next);
  };
  document.head.append(script);
}

function begin({ lang, theme, view }: PreviewWish): void {
  const call = foyer();
  call?.("setLocale", lang);
  call?.("setTheme", theme);
  if (view !== "button") call?.("open");
  if (view === "form") pressTalk();
  window.parent.postMessage({ type: "foyer-preview-shown" }, location.origin);
}

/** Goes on to a person, as soon as the button for it is there: the form stands before that. */
function pressTalk(): void {
  const root = document.querySelector("foyer-chat")?.shadowRoot;
  if (!root) return;
  const press = () => {
    const button = root.querySelector<HTMLElement>(".talk");
    if (button) observer.disconnect();
    button?.click();
  };
  const observer = new MutationObserver(press);
  observer.observe(root, { childList: true, subtree: true });
  press();
}

/** What the loader carries of the draft; the rest comes with the welcome, and would make the address long. */
function look({ draft }: PreviewWish): SiteDraft {
  const options = { form: null, feedback: null, hours: null, rules: [], texts: {} };
  return { ...draft, origins: [], options: { ...draft.options, ...options } };
}

addEventListener("message", ({ origin, data }: MessageEvent<PreviewWish>) => {
  if (origin === location.origin && data.type === "foyer-preview") show(data);
});
window.parent.postMessage({ type: "foyer-preview-ready" }, location.origin);
