import Type from "typebox";

/** Ids made by the server: 21 URL-safe characters (nanoid). */
export const idSchema = Type.String({ pattern: "^[A-Za-z0-9_-]{1,40}$" });

/** Made by the client for each thing it says; unique for ever among one visitor's conversations. */
export const clientIdSchema = Type.String({ pattern: "^[A-Za-z0-9_-]{8,64}$" });

/** Position in a conversation's log: 1, 2, 3 … without gaps; 0 means "nothing yet". */
export const seqSchema = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Milliseconds since 1970 UTC, the server's clock; for display only, never for order. */
export const timeSchema = Type.Integer({ minimum: 0 });

/** The public key of a site: what the snippet's address carries. */
export const siteKeySchema = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });

/** A language tag such as `en` or `pt-BR`. */
export const langSchema = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" });
