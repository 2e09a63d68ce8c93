import { siteDraftSchema, type WidgetSettings } from "@foyer/protocol";
import { Compile } from "typebox/compile";
import { Refusal } from "../refusal.ts";
import { createBuiltWidget } from "./built-widget.ts";
import { settingsOf, toScript } from "./embed.ts";

/** Under this key the preview keeps what it keeps: never among a real visitor's things. */
const PREVIEW_KEY = "preview";

export type PreviewScript = (draft: string) => string;

/** Makes the loader as it would be with a draft (JSON) that is not saved. Refuses what is no draft. */
export function createPreviewScript(widgetDir: string): PreviewScript {
  const built = createBuiltWidget(widgetDir);
  const schema = Compile(siteDraftSchema);

  function settings(json: string, panel: string): WidgetSettings {
    const draft = parsed(json);
    if (!schema.Check(draft)) throw new Refusal("invalid", "draft: this is no draft of a site.");
    const { options = {}, ...look } = draft;
    const nobody = { id: "preview", key: PREVIEW_KEY, identitySecret: null, createdAt: 0 };
    return settingsOf({ ...look, ...nobody, options }, panel);
  }

  return (json) => {
    const { head, tail, panel } = built();
    return head + toScript(settings(json, panel)) + tail;
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Refusal("invalid", "draft: this is no JSON.");
  }
}
