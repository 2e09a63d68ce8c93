import type { WidgetSettings } from "@foyer/protocol";
import { adoptSheet } from "../look/sheet.ts";
import css from "./launcher.css?inline";

const BUBBLE = "M4 12a8 8 0 1 1 3.4 6.5L4 20l1-3.7A8 8 0 0 1 4 12z";
const DOWN = "M6 9.5l6 6 6-6";

/** The page's own rules for all elements must not move it, and where it stands nothing may shift. */
const BASE = "all:initial!important;display:block!important;height:100%!important";

/** The button on the page, and the shadow root that the panel shares with it. */
export interface Launcher {
  readonly root: ShadowRoot;
  /** Puts it on the page as soon as its place is there, then calls `done`. */
  attach(done: () => void): void;
  setBusy(busy: boolean): void;
  /** The panel could not be fetched. */
  setFailed(): void;
  /** `label` is the button's name, in words of that language. */
  setLanguage(lang: string, label?: string): void;
  setOpen(open: boolean): void;
  setShown(shown: boolean): void;
  setUnread(count: number): void;
  remove(): void;
}

interface Presses {
  press(): void;
  /** A press is likely soon: a good time to fetch. */
  approach(): void;
}

/**
 * Makes the launcher; nothing is on the page before `attach`. `inline` selects an element of the page that
 * the panel fills: then there is no button.
 */
export function createLauncher(
  settings: WidgetSettings,
  presses: Presses,
  inline?: string | null,
): Launcher {
  const element = document.createElement("foyer-chat");
  const root = element.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  // No element of a kind of its own: the browser sets up each kind when it first meets it.
  const badge = document.createElement("b");
  const svg = svgElement("svg");
  const path = svgElement("path");
  let name = `Chat – ${settings.name}`;
  let gone = false;

  // Through the style object: a strict policy forbids the attribute.
  element.style.cssText = `${BASE};position:${inline ? "relative" : "fixed"}!important;z-index:var(--foyer-z-index,${inline ? 0 : 2147483000})!important;--accent:${settings.accent};--ink:${settings.ink};${settings.place ?? ""}`;
  adoptSheet(root, css, []);

  button.className = "launcher";
  badge.className = "badge";
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.append(path);
  button.append(svg, badge);
  root.append(button);
  button.onclick = presses.press;
  button.onpointerenter = button.onfocus = presses.approach;
  button.hidden = !!inline;

  function setBadge(text: string): void {
    badge.textContent = text;
    button.ariaLabel = name + (text && `, ${text}`);
  }

  function setOpen(open: boolean): void {
    button.ariaExpanded = `${open}`;
    path.setAttribute("d", open ? DOWN : BUBBLE);
    if (!open && root.activeElement) button.focus();
  }

  function setLanguage(lang: string, label = name): void {
    name = label;
    element.lang = lang;
    element.dir = /^(ar|fa|he|ur)/.test(lang) ? "rtl" : "ltr";
    setBadge(badge.textContent ?? "");
  }

  setOpen(false);
  setLanguage(document.documentElement.lang || navigator.language);

  return {
    root,
    attach(done) {
      const put = (): boolean => {
        const place = inline ? document.querySelector(inline) : document.body;
        if (!place || gone) return gone;
        place.append(element);
        done();
        return true;
      };
      if (!put()) addEventListener("DOMContentLoaded", put, { once: true });
    },
    setBusy(busy) {
      button.ariaBusy = `${busy}`;
    },
    setFailed: () => setBadge("!"),
    setLanguage,
    setOpen,
    setShown(shown) {
      button.hidden = !shown;
    },
    setUnread: (count) => setBadge(`${count || ""}`),
    remove() {
      gone = true;
      element.remove();
    },
  };
}

function svgElement(name: "svg" | "path"): SVGElement {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
