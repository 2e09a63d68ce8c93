import { createHash } from "node:crypto";
import type { Article } from "@foyer/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Faq } from "../faq/faq.ts";
import { ownOrigin } from "../http/own-origin.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { FormToken } from "./form-token.ts";
import { type Content, type Frame, helpPage, helpPath, helpPolicy } from "./help-page.ts";
import { helpStyle } from "./help-style.ts";
import { helpWords } from "./help-words.ts";
import { baseLang, languagesOf } from "./library.ts";
import { suggestWords } from "./suggest-words.ts";

/** A changed article is seen within this time, in seconds. */
export const MAX_AGE_S = 60;

interface Params {
  key: string;
  lang: string;
  id: string;
  slug: string;
}

type Query = Partial<Record<"q" | "thanks", string | string[]>>;

/** A request to a page of the help centre; the body is that of a form. */
export type Ask = FastifyRequest<{ Params: Params; Querystring: Query; Body: unknown }>;

/** A site's help centre: what it has, and in which languages. */
export interface Library {
  site: SiteRow;
  articles: Article[];
  languages: string[];
}

/** Makes a page, or the address of another one that has to be gone to. */
type Draw = (
  request: Ask,
  frame: Frame,
  library: Library,
) => Promise<Content | string> | Content | string;

export type HelpDoor = ReturnType<typeof createHelpDoor>;

/** What all pages of the help centre share: which site and language is asked for, and how a page is sent. */
export function createHelpDoor(deps: {
  sites: ManageSites;
  faq: Faq;
  formToken: FormToken;
  publicOrigin: string | null;
}) {
  const { sites, faq, formToken, publicOrigin } = deps;

  /** Undefined where there is no such site, or its owner has switched it off. */
  async function libraryOf(request: Ask): Promise<Library | undefined> {
    const site = await sites.byKey(request.params.key);
    if (!site || !optionsOf(site).helpCentre) return;
    const articles = await faq.articles(site.id);
    return { site, articles, languages: languagesOf(articles, site.lang) };
  }

  const frameOf = async (
    request: Ask,
    { site, languages }: Library,
    lang: string,
  ): Promise<Frame> => ({
    ...{ site, languages, lang, offers: optionsOf(site) },
    ...{ words: helpWords(lang), suggest: suggestWords(lang), style: helpStyle(site.accent) },
    origin: ownOrigin(request, publicOrigin),
    home: helpPath(site.key, lang),
    token: await formToken.make(site.id),
  });

  /** Answers with what `draw` makes of the library, once it is known that site and language are there. */
  const page = (draw: Draw) => async (request: Ask, reply: FastifyReply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    const lang = baseLang(request.params.lang);
    const known = library.languages.includes(lang) || lang === baseLang(library.site.lang);
    if (!known || lang !== request.params.lang)
      return reply.redirect(
        helpPath(library.site.key, known ? lang : languageFor(request, library)),
        request.method === "POST" ? 303 : 302,
      );
    const frame = await frameOf(request, library, lang);
    const content = await draw(request, frame, library);
    if (typeof content !== "string") return send(request, reply, frame, content);
    return reply.redirect(content, request.method === "POST" ? 303 : 301);
  };

  return { libraryOf, page };
}

/** The first of the browser's languages that there is something to read in, else the site's. */
export function languageFor(request: Ask, { languages, site }: Library): string {
  const wanted = (request.headers["accept-language"] ?? "")
    .split(",")
    .map((each) => baseLang(each.split(";")[0]?.trim() ?? ""));
  return wanted.find((lang) => languages.includes(lang)) ?? languages[0] ?? baseLang(site.lang);
}

function send(request: Ask, reply: FastifyReply, frame: Frame, content: Content): FastifyReply {
  const text = helpPage(frame, content);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const isForm = request.method === "POST";
  reply.headers({
    ...(isForm ? {} : { etag }),
    "cache-control": isForm ? "no-store" : `public, max-age=${MAX_AGE_S}`,
    "content-security-policy": helpPolicy(frame.style),
  });
  if (!isForm && request.headers["if-none-match"] === etag) return reply.code(304).send();
  return reply
    .code(content.status ?? 200)
    .type("text/html; charset=utf-8")
    .send(text);
}

/** Where no help centre is. */
export const nowhere = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .type("text/plain; charset=utf-8")
    .send("There is no help centre at this address. Please check the link that you were given.\n");
