import type { FastifyRequest } from "fastify";

/** The languages that a browser asks for, then `own`, in the order of liking. */
export const languagesOf = (
  { headers }: Pick<FastifyRequest, "headers">,
  own: string,
): string[] => [
  ...(headers["accept-language"] ?? "").split(",").map((each) => each.split(";")[0]?.trim() ?? ""),
  own,
];
