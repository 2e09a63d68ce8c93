import { LocationProvider } from "preact-iso";
import { isInvitation } from "./invitations/invitation-token.ts";
import { t } from "./language/say.ts";
import { lazyScreen } from "./lazy-screen.tsx";
import { LoginScreen } from "./login/login-screen.tsx";
import { Blank, Loading } from "./look/blank.tsx";
import { Toasts } from "./look/toasts.tsx";
import { phase, start } from "./session/session-state.ts";
import { Shell } from "./shell/shell.tsx";

const Invitation = lazyScreen(
  async () => (await import("./invitations/invitation-screen.tsx")).InvitationScreen,
);
const Setup = lazyScreen(async () => (await import("./setup/setup-wizard.tsx")).SetupWizard);

/** The console's faces: first run, login, or the work itself. The address stays through all. */
export function App() {
  return (
    <LocationProvider scope="/console">
      <Face />
      <Toasts />
    </LocationProvider>
  );
}

function Face() {
  const now = phase.value;
  switch (now.name) {
    case "starting":
      return <Loading what={t("Starting")} />;
    case "unreachable":
      return (
        <main>
          <Blank icon="wifiOff" title={t("The server cannot be reached")}>
            <p>
              {t(
                "Look whether it runs and whether you are online. Nothing that you wrote is lost.",
              )}
            </p>
            <button type="button" class="btn primary" onClick={start}>
              {t("Try again")}
            </button>
          </Blank>
        </main>
      );
    case "setup":
      return <Setup params={{}} />;
    case "signed_out":
      if (isInvitation()) return <Invitation params={{}} />;
      return <LoginScreen ended={now.ended} />;
    case "signed_in":
      return <Shell />;
  }
}
