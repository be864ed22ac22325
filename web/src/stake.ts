// Answers of /api/stake, which are two when something is taken away by `without`.
import type { Stake, StakeCompared } from "./types";

/** What is at stake in the question that was asked: without what it is without. */
export function stakeAsked(answer: Stake | StakeCompared): Stake {
  return "changed" in answer ? answer.changed : answer;
}
