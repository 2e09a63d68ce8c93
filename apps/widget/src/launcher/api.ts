import type { WidgetSettings } from "@foyer/protocol";
import type { FoyerEvent, FoyerEvents, Host, Mount, Panel } from "../host.ts";
import { adoptSheet } from "../look/sheet.ts";
import type { Foyer, FoyerMethods } from "./foyer.ts";
import { createLauncher } from "./launcher.ts";
import { isInTalk, isKept } from "./storage.ts";

/**
 * Somebody in a talk is connected this long after the script came: then the page has what it needs. Only then is
 * it looked up, too: the first look into a page's storage takes a fifth of all the time that this script takes.
 */
const TALK_AFTER_MS = 2_000;

type ImportPanel = (url: string) => Promise<{ mount: Mount }>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Puts launcher and `window.Foyer` on the page, and carries out what the stub queue holds. `inline` selects
 * the page's own element for the panel.
 */
export function installApi(
  settings: WidgetSettings,
  origin: string,
  importPanel: ImportPanel,
  inline?: string | null,
): void {
  /** Not an EventTarget, whose events take the browser longer to make than all of this to run. */
  let listeners: readonly [FoyerEvent, (detail: never) => void][] = [];
  let isOpen = false;
  let gone = false;
  let failures = 0;
  let module: ReturnType<ImportPanel> | undefined;
  let mounting: ReturnType<Mount> | undefined;
  let panel: Panel | undefined;

  const presses = {
    press: () => methods.toggle(),
    approach: () => void load().catch(() => {}),
  };
  const launcher = createLauncher(settings, presses, inline);

  const host: Mutable<Host> = {
    settings,
    origin,
    root: launcher.root,
    isInline: !!inline,
    told: [],
    adoptSheet: (css) => adoptSheet(launcher.root, css),
    setLanguage: launcher.setLanguage,
    setUnread(count) {
      launcher.setUnread(count);
      emit("unread", count);
    },
    emit,
    closed: () => methods.close(),
  };

  function emit<Name extends FoyerEvent>(name: Name, detail?: FoyerEvents[Name]): void {
    for (const [event, listener] of listeners)
      try {
        if (event === name) listener(detail as never);
      } catch (error) {
        // The page's own fault is the page's: it is told as such, and the others hear all the same.
        queueMicrotask(() => {
          throw error;
        });
      }
  }

  /** Fetches the panel, once; after a failure under another name, for browsers remember failures. */
  function load(): ReturnType<ImportPanel> {
    module ??= importPanel(origin + settings.panel + (failures ? `?${failures}` : "")).catch(
      (error) => {
        failures++;
        module = undefined;
        throw error;
      },
    );
    return module;
  }

  /** Does `act` with the panel, as soon as that is here. */
  async function withPanel(act?: (panel: Panel) => unknown): Promise<void> {
    launcher.setBusy(true);
    try {
      const { mount } = await load();
      if (gone) return;
      mounting ??= mount(host);
      const mounted = await mounting;
      panel = mounted;
      if (gone) mounted.destroy();
      else await act?.(mounted);
    } catch {
      if (!panel) mounting = undefined;
      launcher.setFailed();
      addEventListener("online", () => void withPanel(act), { once: true });
    } finally {
      launcher.setBusy(false);
    }
  }

  /** A panel that is there is told at once, and one that is not, only if `isNeeded`. */
  function tellPanel(isNeeded = false): void {
    if (panel || isNeeded) void withPanel((panel) => panel.identify());
  }

  function setOpen(open: boolean): void {
    if (isOpen === open) return;
    isOpen = open;
    launcher.setOpen(open);
    emit(open ? "open" : "close");
  }

  const methods: FoyerMethods = {
    open: () => methods.ask(),
    close() {
      panel?.close();
      setOpen(false);
    },
    toggle: () => (isOpen ? methods.close() : methods.open()),
    show: () => launcher.setShown(true),
    hide: () => launcher.setShown(false),
    ask(text) {
      void withPanel((panel) => {
        setOpen(true);
        panel.open(text);
      });
    },
    identify(identity, profile) {
      host.identity = identity;
      host.told = [profile];
      // Who was here before must be forgotten, even if nobody opens the chat now.
      tellPanel(isKept(settings.key, "who"));
    },
    setAttributes(profile) {
      host.told.push(profile);
      tellPanel();
    },
    setLocale(lang) {
      host.locale = lang;
      launcher.setLanguage(lang);
      panel?.setLocale(lang);
    },
    setTheme(theme) {
      host.theme = theme;
      panel?.setTheme(theme);
    },
    destroy() {
      gone = true;
      panel?.destroy();
      launcher.remove();
      delete window.Foyer;
    },
    on(event, listener) {
      const entry = [event, listener] as (typeof listeners)[number];
      host.isHeard = true;
      listeners = [...listeners, entry];
      return () => {
        listeners = listeners.filter((other) => other !== entry);
      };
    },
  };

  const call: Foyer = (name, ...args) =>
    (methods[name] as (...args: unknown[]) => unknown)?.(...args);
  const queue = window.Foyer?.q ?? [];
  window.Foyer = Object.assign(call, methods);
  for (const args of queue) (call as (...args: unknown[]) => unknown)(...args);

  launcher.attach(() => {
    emit("ready");
    if (inline) methods.open();
    else setTimeout(() => isInTalk(settings.key) && withPanel(), TALK_AFTER_MS);
  });
}
