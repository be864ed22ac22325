// The conditions and policies: what recipients must do, by program and authority.
import { useAnswer } from "../ask";
import { Link } from "../parts/Link";
import { Answered } from "../parts/States";
import { Table, type Column } from "../parts/Table";
import type { ConditionInList } from "../types";
import { day as dayWords } from "../words";
import type { ViewProps } from ".";

const COLUMNS: Column<ConditionInList>[] = [
  { key: "id", label: "Condition", wide: true, cell: ({ id, title }) => <><Link to={{ view: "condition", id }}>{id}</Link> <span class="faint">{title}</span></>, rank: ({ id }) => id },
  { key: "kind", label: "Kind", cell: ({ kind }) => kind ?? "", rank: ({ kind }) => kind },
  { key: "authority", label: "Authority", cell: ({ authority }) => authority ?? "", rank: ({ authority }) => authority },
  { key: "programs", label: "Programs", cell: ({ programs }) => [...new Set(programs)].join(", "), rank: ({ programs }) => programs?.join() },
  { key: "from", label: "From", short: true, cell: ({ from }) => dayWords(from), rank: ({ from }) => from },
  { key: "until", label: "Until", short: true, cell: ({ until }) => (until ? dayWords(until) : ""), rank: ({ until }) => until },
];

export default function Conditions({ question }: ViewProps) {
  const parameters = { "known-by": question["known-by"] };
  const answer = useAnswer<ConditionInList[]>("conditions", parameters);
  return (
    <>
      <h1>Conditions and policies</h1>
      <p class="sentence">A condition is what a recipient must do to keep money; no money hangs on a policy. An order can block either, for some places and not for others.</p>
      <Answered answer={answer}>{(rows) => <Table name="table" caption="Conditions and policies" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} answer={{ path: "conditions", parameters }} empty="The journal has no condition." />}</Answered>
    </>
  );
}
