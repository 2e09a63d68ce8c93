import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Route, Router, useLocation } from "preact-iso";
import { isPaletteOpen } from "../find/palette-door.ts";
import { isClosingOpen, openClosing } from "../hours/closing-door.ts";
import { useInboxShortcuts } from "../inbox/use-inbox-shortcuts.ts";
import { t } from "../language/say.ts";
import { lazyScreen } from "../lazy-screen.tsx";
import { goLive } from "../live/live.ts";
import { Blank } from "../look/blank.tsx";
import { startClock } from "../look/now.ts";
import { pathOfCall } from "../notifications/calls.ts";
import { watchInstalledApp } from "../notifications/installed-app.ts";
import { renewPush } from "../notifications/push.ts";
import { SoundBanner } from "../notifications/sound-banner.tsx";
import { watchForWork } from "../notifications/watch-for-work.ts";
import { OverCapacity } from "../presence/over-capacity.tsx";
import { nextStatus } from "../presence/presence-state.ts";
import { watchInput } from "../presence/watch-input.ts";
import { ROUTES } from "../routes.tsx";
import { OfferCard } from "../routing/offer-card.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Rail } from "./rail.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useShortcut, useShortcuts } from "./use-shortcuts.ts";
import "./shell.css";

/** Once what is looked at first has come, in milliseconds. */
const PRELOAD_MS = 2_000;

const loadPalette = async () => (await import("../find/palette.tsx")).Palette;
const Palette = lazyScreen(loadPalette);
const ClosingDialog = lazyScreen(
  async () => (await import("../hours/closing-dialog.tsx")).ClosingDialog,
);

/** What surrounds every screen of somebody who is signed in. */
export function Shell() {
  const { route } = useLocation();
  const sheet = useSignal(false);
  useShortcuts(() => {
    sheet.value = !sheet.value;
  });
  useInboxShortcuts();
  useEffect(goLive, []);
  // So that it is there at once when the keys are pressed.
  useEffect(() => void setTimeout(loadPalette, PRELOAD_MS), []);
  useEffect(startClock, []);
  useEffect(() => watchForWork((call) => route(pathOfCall(call))), []);
  useEffect(() => watchInstalledApp(route), []);
  useEffect(() => watchInput(), []);
  useEffect(() => void renewPush(), []);
  useShortcut("status", nextStatus);
  useShortcut("closing", openClosing);
  return (
    <div class="shell">
      <Rail showShortcuts={() => (sheet.value = true)} />
      <div class="stage">
        <ConnectionBanner />
        <SoundBanner />
        <Router>
          {ROUTES.map(({ path, screen }) => (
            <Route key={path} path={path} component={screen} />
          ))}
          <Route default component={NoSuchPage} />
        </Router>
      </div>
      <OfferCard />
      <OverCapacity />
      {isClosingOpen.value && <ClosingDialog params={{}} />}
      {isPaletteOpen.value && <Palette params={{}} />}
      {sheet.value && <ShortcutSheet onClose={() => (sheet.value = false)} />}
    </div>
  );
}

function NoSuchPage() {
  return (
    <main>
      <Blank icon="search" title={t("There is no such page")}>
        <a class="btn" href="/console/">
          {t("To the inbox")}
        </a>
      </Blank>
    </main>
  );
}
