// First, so that each feature's own styles may build on them.
import "./look/tokens.css";
import "./look/base.css";
import "./look/controls.css";
import "./look/forms.css";
import "./look/layers.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { start } from "./session/session-state.ts";

const root = document.getElementById("app");
if (root) render(<App />, root);
start();
