import { COMMITTING } from "./plants/committing.mjs";
import { CONNECTING } from "./plants/connecting.mjs";
import { KEEPING_UNSENT } from "./plants/keeping-unsent.mjs";
import { LETTING_IN } from "./plants/letting-in.mjs";
import { RESUMING } from "./plants/resuming.mjs";
import { SERVING } from "./plants/serving.mjs";
import { SHOWING } from "./plants/showing.mjs";
import { STORING_ONCE } from "./plants/storing-once.mjs";

/**
 * Every bug that the gate plants: its `name`, what people would suffer by it, the `file` it is
 * planted in, the text to `find` there, exactly once, what to `replace` it by, and the test file
 * that must turn red (`noticedBy`).
 */
export const PLANTS = [
  ...COMMITTING,
  ...STORING_ONCE,
  ...RESUMING,
  ...SERVING,
  ...CONNECTING,
  ...KEEPING_UNSENT,
  ...SHOWING,
  ...LETTING_IN,
];
