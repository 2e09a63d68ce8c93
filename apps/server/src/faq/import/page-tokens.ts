import sanitize from "sanitize-html";

/** A piece of a page: text, or where an element begins or ends. */
export type Token =
  | { type: "text"; text: string }
  | { type: "open"; name: string; attributes: Record<string, string> }
  | { type: "close"; name: string };

/** What stands beside the text of a page. */
const NEVER_TEXT = [
  ...["script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "math"],
  ...["textarea", "select", "option", "button", "nav", "footer", "form", "dialog"],
];

const KEPT = [
  ...["html", "title", "main", "article", "aside", "header", "section", "div", "p", "br", "hr"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"],
  ...["pre", "code", "strong", "b", "em", "i", "a", "table", "tr", "th", "td", "summary"],
];

const WHAT_IS_READ: sanitize.IOptions = {
  allowedTags: KEPT,
  nonTextTags: NEVER_TEXT,
  allowedAttributes: { html: ["lang"], a: ["href"], div: ["role"], section: ["role"] },
  allowedSchemes: ["http", "https", "mailto"],
  disallowedTagsMode: "discard",
};

const TOKEN = /<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>|[^<]+/g;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;

/** The pieces of a page that may hold its text, in their order. */
export function pageTokens(html: string): Token[] {
  // What comes out of it is well-formed: elements that are closed, values in quotes, signs escaped.
  const clean = sanitize(withoutScripts(html), WHAT_IS_READ);
  return [...clean.matchAll(TOKEN)].map(([all, end, name, attributes = ""]): Token => {
    if (!name) return { type: "text", text: unescaped(all) };
    if (end) return { type: "close", name };
    const pairs = [...attributes.matchAll(ATTRIBUTE)];
    return {
      ...{ type: "open", name },
      attributes: Object.fromEntries(
        pairs.map(([, key = "", value = ""]) => [key, unescaped(value)]),
      ),
    };
  });
}

/** Most of a page is often script and style: taken out at once, each sign looked at once. */
function withoutScripts(html: string): string {
  const lower = html.toLowerCase();
  // Letters that take more room in lower case would shift what is cut.
  if (lower.length !== html.length) return html;
  let kept = "";
  let at = 0;
  for (;;) {
    const starts = ["<script", "<style", "<!--"]
      .map((mark) => ({ mark, start: lower.indexOf(mark, at) }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start);
    const first = starts[0];
    if (!first) return kept + html.slice(at);
    const close = { "<script": "</script", "<style": "</style", "<!--": "-->" }[first.mark] ?? "";
    const end = lower.indexOf(close, first.start + first.mark.length);
    kept += html.slice(at, first.start);
    if (end < 0) return kept;
    at = first.mark === "<!--" ? end + close.length : Math.max(lower.indexOf(">", end), end) + 1;
  }
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? "");
