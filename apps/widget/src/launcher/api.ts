import type { WidgetSettings } from "@foyer/protocol";
import type { FoyerEvent, Host, Mount, Panel } from "../host.ts";
import { adoptSheet } from "../look/sheet.ts";
import type { Foyer, FoyerMethods } from "./foyer.ts";
import { createLauncher } from "./launcher.ts";
import { isInTalk } from "./storage.ts";

type ImportPanel = (url: string) => Promise<{ mount: Mount }>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Puts launcher and `window.Foyer` on the page, and carries out what the stub queue holds. */
export function installApi(
  settings: WidgetSettings,
  origin: string,
  importPanel: ImportPanel,
): void {
  const events = new EventTarget();
  let isOpen = false;
  let gone = false;
  let failures = 0;
  let module: ReturnType<ImportPanel> | undefined;
  let panel: Panel | undefined;

  const launcher = createLauncher(settings, {
    press: () => methods.toggle(),
    approach: () => void load().catch(() => {}),
  });

  const host: Mutable<Host> = {
    settings,
    origin,
    root: launcher.root,
    adoptSheet: (css) => adoptSheet(launcher.root, css),
    setLanguage: launcher.setLanguage,
    setUnread(count) {
      launcher.setUnread(count);
      emit("unread", count);
    },
    closed: () => methods.close(),
  };

  function emit(event: FoyerEvent, detail?: number): void {
    events.dispatchEvent(new CustomEvent(event, { detail }));
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
  async function withPanel(act: (panel: Panel) => void): Promise<void> {
    launcher.setBusy(true);
    try {
      const { mount } = await load();
      if (gone) return;
      panel ??= mount(host);
      act(panel);
    } catch {
      launcher.setFailed();
      addEventListener("online", () => void withPanel(act), { once: true });
    } finally {
      launcher.setBusy(false);
    }
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
      const hear = (heard: Event) =>
        listener((heard as CustomEvent<number | null>).detail ?? undefined);
      events.addEventListener(event, hear);
      return () => events.removeEventListener(event, hear);
    },
  };

  const call: Foyer = (name, ...args) =>
    (methods[name] as (...args: unknown[]) => unknown)?.(...args);
  const queue = window.Foyer?.q ?? [];
  window.Foyer = Object.assign(call, methods);
  for (const args of queue) call(...(Array.from(args) as Parameters<Foyer>));

  launcher.attach(() => {
    emit("ready");
    if (isInTalk(settings.key)) whenIdle(() => void withPanel(() => {}));
  });
}

/** Safari has no idle callback; two seconds are long after the page is up. */
function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run);
  else setTimeout(run, 2_000);
}
