import Type, { type Static } from "typebox";
import { idSchema } from "./ids.ts";

/**
 * A file that was said with a message. `type` is what its content is found to be, never what its sender
 * called it; `size` in bytes; `width` and `height`, in pixels, are there for raster images.
 */
export const attachmentSchema = Type.Object({
  id: idSchema,
  name: Type.String({ maxLength: 200 }),
  type: Type.String({ maxLength: 100 }),
  size: Type.Integer({ minimum: 1 }),
  width: Type.Optional(Type.Integer({ minimum: 1 })),
  height: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type Attachment = Static<typeof attachmentSchema>;
