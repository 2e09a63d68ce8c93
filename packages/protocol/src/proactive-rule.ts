import Type, { type Static } from "typebox";

/** Names a rule of its site. */
export const ruleIdSchema = Type.String({ pattern: "^[A-Za-z0-9_-]{1,21}$" });

/**
 * When the widget speaks first. All of `when` must hold; what is left out does not matter.
 * `url`: the page's path, `*` stands for anything. `seconds` on the page, `scroll` in per cent of it, `exit`:
 * the pointer leaves for the address bar, `returning`: was here before (only with the visitor's consent),
 * `langs`: the page's or browser's language begins with one of them.
 * `everyHours`: not again to the same browser before that; 0: once for every page load.
 */
export const proactiveRuleSchema = Type.Object(
  {
    id: ruleIdSchema,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    text: Type.String({ minLength: 1, maxLength: 300 }),
    on: Type.Boolean(),
    when: Type.Object(
      {
        url: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600 })),
        scroll: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        exit: Type.Optional(Type.Literal(true)),
        returning: Type.Optional(Type.Boolean()),
        langs: Type.Optional(
          Type.Array(Type.String({ pattern: "^[a-z]{2,3}$" }), { minItems: 1, maxItems: 20 }),
        ),
      },
      { additionalProperties: false },
    ),
    everyHours: Type.Integer({ minimum: 0, maximum: 8_760 }),
  },
  { additionalProperties: false },
);
export type ProactiveRule = Static<typeof proactiveRuleSchema>;

/** What became of a rule's words: how often the chat was opened from them, and how often they were answered. */
export const proactiveCountSchema = Type.Object({
  rule: ruleIdSchema,
  opened: Type.Integer({ minimum: 0 }),
  answered: Type.Integer({ minimum: 0 }),
});
export type ProactiveCount = Static<typeof proactiveCountSchema>;
