import { QUERY_MAX } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../clock.ts";
import type { Faq } from "../faq/faq.ts";
import type { Folders } from "../faq/folders.ts";
import { ownOrigin } from "../http/own-origin.ts";
import type { NoteSearch } from "../questions/note-search.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { SuggestionBox } from "../suggestions/suggestions.ts";
import type { FormToken } from "./form-token.ts";
import { type Ask, createHelpDoor, languageFor, MAX_AGE_S, nowhere } from "./help-door.ts";
import { helpPath } from "./help-page.ts";
import { baseLang, shelfOf, slugOf } from "./library.ts";
import { articlePage, articlePath, firstPage, missingPage, resultsPage, sitemap } from "./pages.ts";
import { suggestRoutes } from "./suggest-routes.ts";

const RESULTS = 8;
const RELATED = 4;

/** "Talk to a person" opens the chat that stands beside the page; where it does not, the link leads to the chat's own page. */
const TALK_SCRIPT = `addEventListener("click", (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey } = event;
  const link = target instanceof Element && target.closest(".person a");
  if (!link || !window.Foyer?.open || button || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  window.Foyer.open();
});
`;

/** What the help centre is made of. */
export interface HelpDeps {
  sites: ManageSites;
  faq: Faq;
  clock: Clock;
  noteSearch: NoteSearch;
  suggestions: SuggestionBox;
  formToken: FormToken;
  publicOrigin: string | null;
  folders: Pick<Folders, "ofSite">;
}

/** /help/KEY: the site's articles as pages, for people without a script and for search engines. */
export function helpRoutes(app: FastifyInstance, deps: HelpDeps): void {
  const { faq, noteSearch, suggestions, publicOrigin } = deps;
  const door = createHelpDoor(deps);
  const { libraryOf, page } = door;

  app.get("/help/talk.js", (_request, reply) =>
    reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", `public, max-age=${MAX_AGE_S}`)
      .send(TALK_SCRIPT),
  );

  app.get("/help/:key", async (request: Ask, reply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    reply.header("vary", "accept-language");
    return reply.redirect(helpPath(library.site.key, languageFor(request, library)));
  });

  app.get("/help/:key/sitemap.xml", async (request: Ask, reply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    const { site, languages } = library;
    const articles = library.articles.map((each) => ({ ...each, lang: baseLang(each.lang) }));
    const open = await suggestions.openQuestions(site.id);
    const known = open.filter(({ lang }) => [...languages, baseLang(site.lang)].includes(lang));
    reply.header("cache-control", `public, max-age=${MAX_AGE_S}`);
    reply.type("application/xml; charset=utf-8");
    return reply.send(sitemap(ownOrigin(request, publicOrigin), site.key, articles, known));
  });

  app.get("/help/:key/a/:id", async (request: Ask, reply) => {
    const library = await libraryOf(request);
    if (!library) return nowhere(reply);
    const { site, articles } = library;
    const article = articles.find(({ id }) => id === request.params.id);
    const lang = article ? baseLang(article.lang) : languageFor(request, library);
    return reply.redirect(helpPath(site.key, lang) + (article ? articlePath(article) : ""));
  });

  app.get(
    "/help/:key/:lang",
    page(async (_, frame, { articles, site }) =>
      firstPage(frame, shelfOf(articles, frame.lang, await deps.folders.ofSite(site.id))),
    ),
  );

  app.get(
    "/help/:key/:lang/search",
    page(async (request, frame, { site }) => {
      const query = [request.query.q ?? ""].flat().join(" ").trim().slice(0, QUERY_MAX);
      if (!query) return frame.home;
      const hits = await faq.ask(site.id, query, RESULTS);
      const sure = faq.isSure(hits);
      noteSearch({ siteId: site.id, text: query, lang: frame.lang, hits, sure });
      return resultsPage(frame, query, hits, sure);
    }),
  );

  app.get(
    "/help/:key/:lang/a/:id/:slug",
    page(async ({ params, query }, frame, { articles, site }) => {
      const article = articles.find(({ id }) => id === params.id);
      if (!article) return missingPage(frame, `/a/${params.id}/${encodeURIComponent(params.slug)}`);
      const right = baseLang(article.lang) === frame.lang;
      // A question that was reworded keeps its old links; each page has one address.
      if (!right || params.slug !== slugOf(article))
        return helpPath(site.key, baseLang(article.lang)) + articlePath(article);
      return articlePage(frame, article, {
        ...(await around(site.id, article)),
        thanked: query.thanks !== undefined,
      });
    }),
  );

  /** What stands below an article. */
  async function around(siteId: string, article: { id: string; question: string }) {
    const [near, betterAnswers] = await Promise.all([
      faq.search(siteId, article.question, RELATED + 1),
      suggestions.betterAnswers(article.id),
    ]);
    const related = near.filter(({ id }) => id !== article.id).slice(0, RELATED);
    return { related, betterAnswers };
  }

  // A form's body is read here alone.
  app.register(async (forms) => suggestRoutes(forms, { ...deps, page, around }));
}
