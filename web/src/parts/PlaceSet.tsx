// A set of places in words, each place a link to it.
import { Fragment } from "preact";
import { setParts } from "../places";
import { Link } from "./Link";

export function PlaceSet({ words }: { words: string | null | undefined }) {
  return <>{setParts(words).map((part, i) => (part.place ? <Link key={i} to={{ view: "place", id: part.place }}>{part.text}</Link> : <Fragment key={i}>{part.text}</Fragment>))}</>;
}
