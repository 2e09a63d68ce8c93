import { createHash } from "node:crypto";
import { type Article, QUERY_MAX } from "@foyer/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Faq } from "../faq/faq.ts";
import { ownOrigin } from "../http/own-origin.ts";
import type { NoteSearch } from "../questions/note-search.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import { type Content, type Frame, helpPage, helpPath, helpPolicy } from "./help-page.ts";
import { helpStyle } from "./help-style.ts";
import { helpWords } from "./help-words.ts";
import { baseLang, languagesOf, shelfOf, slugOf } from "./library.ts";
import { articlePage, articlePath, firstPage, missingPage, resultsPage, sitemap } from "./pages.ts";

/** A changed article is seen within this time, in seconds. */
const MAX_AGE_S = 60;

const RESULTS = 8;
const RELATED = 4;

interface Params {
  key: string;
  lang: string;
  id: string;
  slug: string;
}

type Ask = FastifyRequest<{ Params: Params; Querystring: { q?: string | string[] } }>;

interface Library {
  site: SiteRow;
  articles: Article[];
  languages: string[];
}

/** /help/KEY: the site's articles as pages, for people without a script and for search engines. */
export function helpRoutes(
  app: FastifyInstance,
  deps: { sites: ManageSites; faq: Faq; noteSearch: NoteSearch; publicOrigin: string | null },
): void {
  const { sites, faq, noteSearch, publicOrigin } = deps;

  async function libraryOf(request: Ask): Promise<Library | undefined> {
    const site = await sites.byKey(request.params.key);
    if (!site || !optionsOf(site).helpCentre) return;
    const articles = await faq.articles(site.id);
    return { site, articles, languages: languagesOf(articles, site.lang) };
  }

  function frameOf(request: Ask, { site, languages }: Library, lang: string): Frame {
    return {
      ...{ site, languages, lang },
      origin: ownOrigin(request, publicOrigin),
      words: helpWords(lang),
      style: helpStyle(site.accent),
    };
  }

  /** Answers with what `draw` makes of the library, once it is known that site and language are there. */
  const page =
    (draw: (request: Ask, frame: Frame, library: Library) => Promise<Content | string> | Content) =>
    async (request: Ask, reply: FastifyReply) => {
      const library = await libraryOf(request);
      if (!library) return nowhere(reply);
      const lang = baseLang(request.params.lang);
      const known = library.languages.includes(lang) || lang === baseLang(library.site.lang);
      if (!known || lang !== request.params.lang)
        return reply.redirect(
          helpPath(library.site.key, known ? lang : languageFor(request, library)),
        );
      const frame = frameOf(request, library, lang);
      const content = await draw(request, frame, library);
      if (typeof content === "string") return reply.redirect(content, 301);
      return send(request, reply, frame, content);
    };

  app.get("/help/:key", async (request: Ask, reply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    reply.header("vary", "accept-language");
    return reply.redirect(helpPath(library.site.key, languageFor(request, library)));
  });

  app.get("/help/:key/sitemap.xml", async (request: Ask, reply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    const articles = library.articles.map((each) => ({ ...each, lang: baseLang(each.lang) }));
    reply.header("cache-control", `public, max-age=${MAX_AGE_S}`);
    reply.type("application/xml; charset=utf-8");
    return reply.send(sitemap(ownOrigin(request, publicOrigin), library.site.key, articles));
  });

  app.get(
    "/help/:key/:lang",
    page((_, frame, { articles }) => firstPage(frame, shelfOf(articles, frame.lang))),
  );

  app.get(
    "/help/:key/:lang/search",
    page(async (request, frame, { site }) => {
      const query = [request.query.q ?? ""].flat().join(" ").trim().slice(0, QUERY_MAX);
      if (!query) return helpPath(site.key, frame.lang);
      const hits = await faq.search(site.id, query, RESULTS);
      const sure = faq.isSure(hits);
      noteSearch({ siteId: site.id, text: query, lang: frame.lang, hits, sure });
      return resultsPage(frame, query, hits, sure);
    }),
  );

  app.get(
    "/help/:key/:lang/a/:id/:slug",
    page(async ({ params }, frame, { articles, site }) => {
      const article = articles.find(({ id }) => id === params.id);
      if (!article) return missingPage(frame, `/a/${params.id}/${encodeURIComponent(params.slug)}`);
      const right = article && baseLang(article.lang) === frame.lang;
      // A question that was reworded keeps its old links; each page has one address.
      if (!right || params.slug !== slugOf(article))
        return helpPath(site.key, baseLang(article.lang)) + articlePath(article);
      const near = await faq.search(site.id, article.question, RELATED + 1);
      const others = near.filter(({ id }) => id !== article.id).slice(0, RELATED);
      return articlePage(frame, article, others);
    }),
  );
}

/** The first of the browser's languages that there is something to read in, else the site's. */
function languageFor(request: Ask, { languages, site }: Library): string {
  const wanted = (request.headers["accept-language"] ?? "")
    .split(",")
    .map((each) => baseLang(each.split(";")[0]?.trim() ?? ""));
  return wanted.find((lang) => languages.includes(lang)) ?? languages[0] ?? baseLang(site.lang);
}

function send(request: Ask, reply: FastifyReply, frame: Frame, content: Content): FastifyReply {
  const text = helpPage(frame, content);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  reply.headers({
    etag,
    "cache-control": `public, max-age=${MAX_AGE_S}`,
    "content-security-policy": helpPolicy(frame.style),
  });
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  const missing = content.unlisted && content.query === undefined;
  return reply
    .code(missing ? 404 : 200)
    .type("text/html; charset=utf-8")
    .send(text);
}

const nowhere = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .type("text/plain; charset=utf-8")
    .send("There is no help centre at this address. Please check the link that you were given.\n");
