import { Marked } from "marked";
import sanitize from "sanitize-html";
import { Markup } from "../http/markup.ts";

/** A line break is one, as in the chat. */
const marked = new Marked({ gfm: true, breaks: true, async: false });

/** A picture of an article, on this server. */
const OWN_PICTURE = /^\/api\/v1\/article-images\/[\w-]+$/;

/** What an answer may be made of. The page has its own first heading, so theirs begin one lower. */
const ALLOWED: sanitize.IOptions = {
  allowedTags: [
    ...["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "img"],
    ...["ul", "ol", "li", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  allowedAttributes: {
    a: ["href", "rel"],
    img: ["src", "alt", "loading"],
    ol: ["start"],
    th: ["align"],
    td: ["align"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  // A picture without an address of its own would ask this server for something.
  exclusiveFilter: ({ tag, attribs }) =>
    tag === "img" && !attribs.href && !OWN_PICTURE.test(attribs.src ?? ""),
  transformTags: {
    h1: "h2",
    h5: "h4",
    h6: "h4",
    a: sanitize.simpleTransform("a", { rel: "noopener nofollow" }),
    img: pictureOrLink,
  },
};

/** What is elsewhere is a link, as it is in the chat: nobody's address is told to others by reading. */
function pictureOrLink(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const { src = "", alt = "" } = attribs;
  if (!src.startsWith("https:")) return { tagName, attribs: { src, alt, loading: "lazy" } };
  return { tagName: "a", attribs: { href: src, rel: "noopener nofollow" }, text: alt || src };
}

const SUGGESTED: sanitize.IOptions = {
  ...ALLOWED,
  allowedTags: [
    ...["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "a", "ul", "ol", "li"],
  ],
  exclusiveFilter: () => false,
  transformTags: { a: sanitize.simpleTransform("a", { rel: "noopener nofollow ugc" }) },
};

/** An article's answer, Markdown, as HTML: whatever was written, nothing in it can run or reach out of its place. */
export const answerHtml = (answer: string): Markup =>
  new Markup(sanitize(marked.parse(answer, { async: false }), ALLOWED));

/** What a reader suggested: as an answer, without pictures of elsewhere, and search engines follow no link of it. */
export const suggestedHtml = (text: string): Markup =>
  new Markup(sanitize(marked.parse(text, { async: false }), SUGGESTED));

/** The first `length` characters or so of an answer as plain text, cut between words where there are such. */
export function summaryOf(answer: string, length = 160): string {
  const bare = sanitize(marked.parse(answer.slice(0, length * 20), { async: false }), {
    allowedTags: [],
    // Escaped again by whoever shows it.
    parser: { decodeEntities: true },
  });
  const text = unescaped(bare).replace(/\s+/g, " ").trim();
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const whole = cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
  return `${whole.replace(/\p{P}+$/u, "")}…`;
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot);/g,
    (_, name: "amp" | "lt" | "gt" | "quot") => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name],
  );
