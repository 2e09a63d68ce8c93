import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { html, type Markup } from "../http/markup.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { MailAddressStore } from "./mail-address-store.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import { languagesOf } from "./reader-languages.ts";
import { sendSmallPage } from "./small-page.ts";

/** What mail programs send along is a few words, and nothing of it is looked at. */
const BODY_MAX = 4 * 1024;

type Ask = FastifyRequest<{ Params: { id: string } }>;

/**
 * /mail/unsubscribe/ID: ends mails with answers to an address. GET only shows a button, for programs that look into
 * mails follow every link; POST does it, by the button or by a mail program (RFC 8058), from wherever it comes.
 */
export async function unsubscribeRoutes(
  app: FastifyInstance,
  deps: { db: Db; clock: Clock; addresses: MailAddressStore; sites: ManageSites },
): Promise<void> {
  const { db, clock, addresses, sites } = deps;
  app.removeAllContentTypeParsers();
  const inBytes = { parseAs: "buffer", bodyLimit: BODY_MAX } as const;
  app.addContentTypeParser("*", inBytes, (_request, _body, done) => done(null, undefined));

  async function page(
    request: Ask,
    reply: FastifyReply,
    draw: (words: PageWords, site: string) => Markup,
  ): Promise<FastifyReply> {
    const row = await addresses.byId(request.params.id);
    const site = row && (await sites.existing(row.siteId));
    const words = pageWords(languagesOf(request, site?.lang ?? "en"));
    if (!site) {
      const body = html`<h1>${words.unknown}</h1>`;
      return sendSmallPage(reply.code(404), { ...NOWHERE, lang: words.lang, body });
    }
    const { name, accent } = site;
    return sendSmallPage(reply, { lang: words.lang, site: name, accent, body: draw(words, name) });
  }

  app.get("/mail/unsubscribe/:id", (request: Ask, reply) =>
    page(
      request,
      reply,
      (words, site) => html`<h1>${words.stopTitle}</h1>
<p>${words.stopText.replace("{site}", () => site)}</p>
<form method="post"><button>${words.stopButton}</button></form>`,
    ),
  );

  app.post("/mail/unsubscribe/:id", async (request: Ask, reply) => {
    await db.writes.write(() => addresses.unwant(request.params.id, clock.now()));
    return page(
      request,
      reply,
      (words) => html`<h1 role="status">${words.stopped}</h1><p>${words.stoppedText}</p>`,
    );
  });
}

const NOWHERE = { site: "Foyer", accent: "#3b5bdb" };
