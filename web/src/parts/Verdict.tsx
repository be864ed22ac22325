// A verdict: its sign and its word.
export function Verdict({ verdict }: { verdict: string }) {
  return <span class={`verdict ${verdict}`}>{verdict}</span>;
}
