// Links to the sources behind something, by their ids; and where in the journal it stands.
import { Fragment } from "preact";
import { Link } from "./Link";

export function Sources({ ids }: { ids: readonly string[] | null | undefined }) {
  if (!ids || ids.length === 0) return null;
  return (
    <span class="sources">
      {ids.map((id, i) => <Fragment key={id}>{i > 0 && ", "}<Link to={{ view: "source", id }}>{id}</Link></Fragment>)}
    </span>
  );
}

/** "cases/x/rules.purse:104", with only the file's own name shown. */
export function At({ at }: { at: string | null | undefined }) {
  if (!at) return null;
  return <code class="at" title={at}>{at.replace(/^.*\//, "")}</code>;
}
