import { Readable } from "node:stream";
import { idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { ExportArticles } from "./export-articles.ts";

const bySite = { params: Type.Object({ siteId: idSchema }) };
const asWhat = {
  querystring: Type.Object({ as: Type.Union([Type.Literal("csv"), Type.Literal("markdown")]) }),
};

/** All articles of a site as a file that can be imported again. */
export function exportRoutes(
  api: Api,
  deps: { guard: Guard; exportArticles: ExportArticles; manageSites: ManageSites },
): void {
  const { guard, exportArticles, manageSites } = deps;

  api.get(
    "/sites/:siteId/articles/export",
    { schema: { ...bySite, ...asWhat } },
    async (request, reply) => {
      guard.agent(request);
      const { id } = await manageSites.existing(request.params.siteId);
      const { as } = request.query;
      const [name, type] =
        as === "csv"
          ? ["articles.csv", "text/csv; charset=utf-8"]
          : ["articles.zip", "application/zip"];
      return reply
        .header("content-type", type)
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Readable.from(exportArticles[as](id)));
    },
  );
}
