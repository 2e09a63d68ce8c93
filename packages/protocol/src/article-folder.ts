import Type, { type Static } from "typebox";
import { idSchema } from "./ids.ts";
import { ARTICLE_FOLDER_NAME_MAX, ARTICLES_MOVED_MAX } from "./limits.ts";

/** More languages than anybody writes in. */
const FOLDER_NAMES_MAX = 40;

const folderOrNone = Type.Union([idSchema, Type.Null()]);

/** "/" parts the names of folders in files, so it is in none of them. */
const nameSchema = Type.String({
  minLength: 1,
  maxLength: ARTICLE_FOLDER_NAME_MAX,
  pattern: "^[^/\\n\\r\\t]*[^/\\s][^/\\n\\r\\t]*$",
});

/** What a folder is called in other languages, by the first part of their tags; where none is named, `name` is. */
const namesSchema = Type.Record(Type.String({ pattern: "^[a-z]{2,3}$" }), nameSchema, {
  additionalProperties: false,
  maxProperties: FOLDER_NAMES_MAX,
});

/** A folder of a site's articles. `parentId` is a folder that is in none itself: they nest two deep. */
export const articleFolderSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  parentId: folderOrNone,
  name: nameSchema,
  names: namesSchema,
  /** Its place among its neighbours, 0 first. */
  position: Type.Integer({ minimum: 0 }),
});
export type ArticleFolder = Static<typeof articleFolderSchema>;

/** Body of POST /sites/:siteId/article-folders. It comes last among its neighbours. */
export const articleFolderDraftSchema = Type.Object(
  { name: nameSchema, names: Type.Optional(namesSchema), parentId: folderOrNone },
  { additionalProperties: false },
);
export type ArticleFolderDraft = Static<typeof articleFolderDraftSchema>;

/** Body of PATCH /article-folders/:id, which names it anew; without `names` those of other languages stay. */
export const articleFolderNameSchema = Type.Object(
  { name: nameSchema, names: Type.Optional(namesSchema) },
  { additionalProperties: false },
);
export type ArticleFolderName = Static<typeof articleFolderNameSchema>;

/** Body of POST /article-folders/:id/move: into `parentId`, in front of `before`; null: last. */
export const articleFolderMoveSchema = Type.Object(
  { parentId: folderOrNone, before: folderOrNone },
  { additionalProperties: false },
);
export type ArticleFolderMove = Static<typeof articleFolderMoveSchema>;

/**
 * Body of POST /sites/:siteId/articles/move: these, in their order, into a folder (null: none), in front of
 * the article `before`; null: last.
 */
export const articlesMoveSchema = Type.Object(
  {
    articleIds: Type.Array(idSchema, { minItems: 1, maxItems: ARTICLES_MOVED_MAX }),
    folderId: folderOrNone,
    before: folderOrNone,
  },
  { additionalProperties: false },
);
export type ArticlesMove = Static<typeof articlesMoveSchema>;
