// The order in which vitest takes files: what takes minutes must not begin when everything else is done.
import { BaseSequencer } from "vitest/node";

/** Small files that walk through many states of a screen. */
const LONG = /-states(-phone)?\.test\.ts$/;

/** Files known to take long come first; the others as vitest has them: by their last run, else by their size. */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }) => Number(LONG.test(moduleId));
    const groupOf = ({ project }) => project.config.sequence.groupOrder;
    return sorted.sort(
      (one, other) => groupOf(one) - groupOf(other) || isLong(other) - isLong(one),
    );
  }
}
