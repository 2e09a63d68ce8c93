// What a file may be called, how long it may be, and how it may not be wired.
import { withoutComments } from "./without-comments.mjs";

/** Names that tell nothing of what is inside, so that anything ends up there. */
const EMPTY_NAMES = /^(utils?|helpers?|common|lib|misc|types?|constants?)$/;
const MOST_LINES = 400;

const namesOf = (path) => path.split("/").flatMap((part) => part.split("."));

// `decorate("x")` hangs something on the server that no reader can click through to.
const FASTIFY_DECORATOR = /\.decorate(Request|Reply)?\(/;
const LANGUAGE_DECORATOR = /^\s*@[A-Za-z]\w*(\(.*\))?\s*$/m;

export const FILE_RULES = [
  {
    sentence:
      "A file or folder is named for what it holds: no utils, helpers, common, lib, misc, types, constants.",
    breaks: (file) => namesOf(file.path).find((name) => EMPTY_NAMES.test(name)),
  },
  {
    sentence: `A source file has at most ${MOST_LINES} lines (tests and generated files aside): split it by noun.`,
    breaks: (file) =>
      !file.isTest && !file.isGenerated && file.lines > MOST_LINES && `${file.lines} lines`,
  },
  {
    sentence: "Nothing is wired by decorator: pass it as an argument.",
    breaks: (file) => {
      if (!file.path.startsWith("apps/server/src/") || file.isTest) return undefined;
      const code = withoutComments(file.text);
      return (FASTIFY_DECORATOR.exec(code) ?? LANGUAGE_DECORATOR.exec(code))?.[0].trim();
    },
  },
];
