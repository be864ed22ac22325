// The nation: what is at stake, place by place.
import { useAnswer } from "../ask";
import { stakeParameters } from "../parts/Filters";
import { StakeTable } from "../parts/StakeTable";
import { Answered } from "../parts/States";
import type { Stake } from "../types";
import type { ViewProps } from ".";

export default function Nation({ question, day }: ViewProps) {
  const parameters = stakeParameters(question, day);
  const answer = useAnswer<Stake>("stake", parameters);
  return (
    <>
      <h1>What is at stake</h1>
      <Answered answer={answer}>{(stake) => <StakeTable stake={stake} answer={{ path: "stake", parameters }} />}</Answered>
    </>
  );
}
