import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api } from "../http/api.ts";
import { html } from "../http/markup.ts";
import { refuseForeignOrigin } from "../http/own-origin.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { ReturnLinks } from "../visitors/return-links.ts";
import { pageWords } from "./page-words.ts";
import { languagesOf } from "./reader-languages.ts";
import { RETURN_SCRIPT } from "./return-script.ts";
import { sendSmallPage } from "./small-page.ts";

const secret = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" });
const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });
const body = Type.Object(
  { link: secret, holds: Type.Optional(secret) },
  { additionalProperties: false },
);

/** GET /chat/KEY/return: where links in mails lead. POST gives the token for what stands behind "#" there. */
export function returnRoutes(
  app: FastifyInstance,
  deps: { sites: ManageSites; returnLinks: ReturnLinks; publicOrigin: string | null },
): void {
  const { sites, returnLinks, publicOrigin } = deps;
  const api = app as unknown as Api;

  api.get("/chat/:key/return", { schema: { params } }, async (request, reply) => {
    const site = await sites.byKey(request.params.key);
    if (!site) throw new Refusal("unknown_site", "There is no chat at this address.");
    const words = pageWords(languagesOf(request, site.lang));
    const { key, name, accent } = site;
    const chat = `/chat/${encodeURIComponent(key)}`;
    const openChat = html`<a class="btn" href="${chat}">${words.openChat}</a>`;
    return sendSmallPage(reply, {
      ...{ lang: words.lang, site: name, accent, script: RETURN_SCRIPT },
      body: html`<section id="opening"><h1 role="status">${words.opening}</h1>
<noscript><p>${words.script}</p></noscript></section>
<section id="ended" role="alert" hidden><h1>${words.ended}</h1><p>${words.endedWhy}</p>${openChat}</section>
<section id="blocked" role="alert" hidden><h1>${words.blocked}</h1></section>
<section id="trouble" role="alert" hidden><h1>${words.trouble}</h1><button type="button">${words.again}</button></section>`,
    });
  });

  api.post("/chat/:key/return", { schema: { params, body } }, async (request, reply) => {
    refuseForeignOrigin(request, publicOrigin);
    const { link, holds } = request.body;
    const token = await returnLinks.open(request.params.key, link, holds);
    return reply.header("cache-control", "no-store").send({ token });
  });
}
