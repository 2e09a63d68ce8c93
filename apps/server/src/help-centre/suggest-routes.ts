import { SUGGESTED_QUESTION_MAX, SUGGESTION_MAX } from "@foyer/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createAllowance } from "../http/allowance.ts";
import { refuseForeignOrigin } from "../http/own-origin.ts";
import { Refusal } from "../refusal.ts";
import type { Suggested } from "../suggestions/suggest.ts";
import type { HelpDoor } from "./help-door.ts";
import type { Content, Frame } from "./help-page.ts";
import type { HelpDeps } from "./help-routes.ts";
import { baseLang, slugOf } from "./library.ts";
import { type Around, articlePage, articlePath, missingPage } from "./pages.ts";
import { TRAP, type Typed } from "./suggest-form.ts";
import { questionPage, questionPath, questionsPage } from "./suggest-pages.ts";

/** Largest form, in bytes: a suggestion in the widest script, each byte as three letters, and its name. */
const FORM_MAX = 64 * 1024;

/** What one address may give: more is no reader. */
const GIVEN_MAX = 6;
const GIVEN_PER_MS = 10 * 60 * 1000;

/** Open questions, and forms for what readers give; docs/help-centre.md says how they are kept from misuse. */
export function suggestRoutes(
  app: FastifyInstance,
  deps: HelpDeps & {
    page: HelpDoor["page"];
    around: (
      siteId: string,
      article: { id: string; question: string },
    ) => Promise<Pick<Around, "related" | "betterAnswers">>;
  },
): void {
  const { page, around, suggestions, formToken, clock, publicOrigin } = deps;
  const allowance = createAllowance({ clock, most: GIVEN_MAX, perMs: GIVEN_PER_MS });

  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: FORM_MAX },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook("onRequest", async (request) => {
    if (request.method === "POST") refuseForeignOrigin(request, publicOrigin);
  });

  /** Keeps what a form holds. Returns it again, with what is wrong, when it is not taken. */
  async function give(
    request: FastifyRequest,
    frame: Frame,
    what: Omit<Suggested, "text" | "author" | "lang">,
  ): Promise<{ typed: Typed; status: 422 | 429 } | undefined> {
    const fields = fieldsOf(request.body);
    const { text, author } = fields;
    const { suggest: words } = frame;
    const no = (wrong: string, status: 422 | 429 = 422) => ({
      typed: { text, author, wrong },
      status,
    });
    // Who fills in what nobody sees is told that all is well.
    if (fields.trap !== "") return;
    if (!(await formToken.isValid(what.siteId, fields.token))) return no(words.tooOld);
    if (text.trim() === "") return no(words.empty);
    if (!allowance.take(request.ip)) return no(words.tooMany, 429);
    try {
      await suggestions.suggest({ ...what, text, author, lang: frame.lang });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const most = what.kind === "question" ? SUGGESTED_QUESTION_MAX : SUGGESTION_MAX;
      if (error.kind === "rate_limited") return no(words.tooMany, 429);
      if (error.kind === "text_empty") return no(words.empty);
      return no(words.tooLong.replace("{count}", () => String(most)));
    }
  }

  app.post(
    "/help/:key/:lang/a/:id/:slug",
    page(async (request, frame, { articles, site }) => {
      const article = articles.find(({ id }) => id === request.params.id);
      const path = article && articlePath(article);
      if (!article || !path || !frame.offers.betterAnswers) return missingPage(frame, path ?? "/a");
      const refused = await give(request, frame, {
        ...{ siteId: site.id, kind: "better_answer", articleId: article.id },
      });
      if (!refused) return `${frame.home}${path}?thanks`;
      const { typed, status } = refused;
      const near = await around(site.id, article);
      return { ...articlePage(frame, article, { ...near, thanked: false, typed }), status };
    }),
  );

  /** The page of all open questions, with what a form has held. */
  async function questions(
    frame: Frame,
    siteId: string,
    around: { thanked: boolean; typed?: Typed },
  ): Promise<Content> {
    const all = await suggestions.openQuestions(siteId);
    const own = all.filter(({ lang }) => baseLang(lang) === frame.lang);
    return questionsPage(frame, own, around);
  }

  app.get(
    "/help/:key/:lang/questions",
    page((request, frame, { site }) => {
      if (!frame.offers.openQuestions) return missingPage(frame, "/questions");
      const { q, thanks } = request.query;
      const text = [q ?? ""].flat().join(" ").slice(0, SUGGESTED_QUESTION_MAX);
      const typed = text === "" ? {} : { typed: { text, author: "" } };
      return questions(frame, site.id, { thanked: thanks !== undefined, ...typed });
    }),
  );

  app.post(
    "/help/:key/:lang/questions",
    page(async (request, frame, { site }) => {
      if (!frame.offers.openQuestions) return missingPage(frame, "/questions");
      const refused = await give(request, frame, { siteId: site.id, kind: "question" });
      if (!refused) return `${frame.home}/questions?thanks`;
      const { typed, status } = refused;
      return { ...(await questions(frame, site.id, { thanked: false, typed })), status };
    }),
  );

  app.get(
    "/help/:key/:lang/q/:id/:slug",
    page(async ({ params, query }, frame, { site, articles }) => {
      const open = frame.offers.openQuestions
        ? await suggestions.openQuestion(site.id, params.id)
        : undefined;
      if (!open) return missingPage(frame, `/q/${params.id}`);
      const { question, answers } = open;
      // What was asked here has become an article.
      const made = articles.find(({ id }) => id === question.usedIn);
      if (made) return `/help/${site.key}/${baseLang(made.lang)}${articlePath(made)}`;
      if (
        params.slug !== slugOf({ question: question.text }) ||
        baseLang(question.lang) !== frame.lang
      )
        return `/help/${site.key}/${baseLang(question.lang)}${questionPath(question)}`;
      return questionPage(frame, question, { answers, thanked: query.thanks !== undefined });
    }),
  );

  app.post(
    "/help/:key/:lang/q/:id/:slug",
    page(async (request, frame, { site }) => {
      const { openQuestions, openAnswers } = frame.offers;
      const open =
        openQuestions && openAnswers
          ? await suggestions.openQuestion(site.id, request.params.id)
          : undefined;
      if (!open) return missingPage(frame, `/q/${request.params.id}`);
      const { question, answers } = open;
      const refused = await give(request, frame, {
        ...{ siteId: site.id, kind: "answer", questionId: question.id },
      });
      if (!refused) return `${frame.home}${questionPath(question)}?thanks`;
      const { typed, status } = refused;
      return { ...questionPage(frame, question, { answers, thanked: false, typed }), status };
    }),
  );
}

/** What a form holds, whatever was sent. */
function fieldsOf(body: unknown) {
  const fields = typeof body === "object" && body !== null ? body : {};
  const field = (name: string): string => {
    const value = (fields as Record<string, unknown>)[name];
    return typeof value === "string" ? value : "";
  };
  return { text: field("text"), author: field("author"), token: field("token"), trap: field(TRAP) };
}
