// First, so that each feature's own styles may build on them.
import "./look/tokens.css";
import "./look/base.css";
import "./look/controls.css";
import "./look/forms.css";
import "./look/layers.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { startLanguage } from "./language/languages.ts";
import { start } from "./session/session-state.ts";

const root = document.getElementById("app");
// Whether its texts have come or not: English is always there.
void startLanguage()
  .catch(() => undefined)
  .then(() => root && render(<App />, root));
start();
