import type { Site } from "@foyer/protocol";
import { tWith } from "../language/say.ts";
import { CopyButton } from "../look/copy-button.tsx";

/** The one line that puts the widget on a page. */
export function Snippet({ site }: { site: Site }) {
  return (
    <>
      <p class="quiet">
        {tWith(
          "Paste this line into every page, best right before {{code}}. It loads beside the page and never holds it up.",
          { code: <code>&lt;/body&gt;</code> },
        )}
      </p>
      <pre class="code">
        <code>{site.snippet}</code>
      </pre>
      <div class="form-end">
        <CopyButton text={site.snippet} />
      </div>
    </>
  );
}
