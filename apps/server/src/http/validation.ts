import type { FastifySchemaCompiler, FastifyServerOptions } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";

/**
 * Checks requests with the library that checks frames. A schema is compiled when the first request
 * comes to it: all of them at once would keep the port closed for that long after each start.
 * A value is what its schema says or is refused: nothing is turned into it or left out silently.
 */
const checkLater: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  let compiled: ReturnType<typeof Compile> | undefined;
  return (value) => {
    compiled ??= Compile(schema);
    if (compiled.Check(value)) return { value };
    // "schema is false" comes before the sentence that says which fields are too many.
    const error = compiled.Errors(value).find(({ keyword }) => keyword !== "boolean");
    return { error: error ? [error] : new Error("does not fit its schema") };
  };
};

/** With both given, Fastify loads neither Ajv nor fast-json-stringify; no answer has a schema. */
const compilersFactory = {
  buildValidator: () => checkLater,
  buildSerializer: () => () => JSON.stringify,
};

/** How Fastify checks requests and writes answers. Its types know no factory but Ajv's. */
export const schemaController = { compilersFactory } as unknown as NonNullable<
  FastifyServerOptions["schemaController"]
>;
