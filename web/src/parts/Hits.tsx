// A text with what was looked for marked.
import { cutAt } from "../search";

export function Hits({ text, q }: { text: string; q: string }) {
  return <>{cutAt(text, q).map((part, i) => (part.isHit ? <mark key={i} class="hit">{part.text}</mark> : part.text))}</>;
}
