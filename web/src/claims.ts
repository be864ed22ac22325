// The answers about claims, as docs/openapi.json describes them, and the words for a verdict.
export interface ClaimNumber { what: string; place: string | null; period: string | null; value: string; unit: string | null; at: string | null }
export interface ClaimVariant { definition: string; verdict: string; numbers: ClaimNumber[] }
export interface ClaimRow {
  id: string; said: string; speaker: string; words: string; test: string | null; verdict: string; verdict_then: string;
  variants: ClaimVariant[]; missing: string[]; notes?: string[]; role?: string | null; sources: string[]; at?: string;
}
export interface Revision { value: string | null; known: string; at: string }
export interface SeriesPoint { period: string; value: string | null; rate: string | null; then?: string | null; months?: number | null; revisions?: Revision[] }
export interface Series {
  id: string; title: string; unit: string | null; place?: string | null; measure?: string | null; definition?: string | null; caveat?: string | null; per?: string | null;
  sources: string[]; at?: string; points: SeriesPoint[]; marked: string[]; breaks?: { from: string; why: string | null }[];
}
export interface ClaimAnswer { claim: ClaimRow; why: { series?: Series[] } | null; series?: Series[] }

export function seriesOf(answer: ClaimAnswer): Series[] {
  return answer.series ?? answer.why?.series ?? [];
}

export const VERDICTS: readonly string[] = ["holds", "fails", "depends", "untested"];

const TOLD: { [verdict: string]: string } = {
  holds: "It holds under every definition that could be tried.",
  fails: "It fails under every definition that could be tried.",
  depends: "It depends on the definition: under some it holds, under others not.",
  untested: "It could not be tested. Untested does not mean false.",
};

export function verdictTold(claim: ClaimRow): string {
  const then = claim.verdict_then !== claim.verdict ? ` With what was known when it was said, the verdict was “${claim.verdict_then}”.` : "";
  return (TOLD[claim.verdict] ?? claim.verdict) + then;
}

/** "15 claims: 4 hold, 11 untested." */
export function verdictCounts(claims: readonly ClaimRow[]): string {
  const counts = VERDICTS.map((verdict) => [verdict, claims.filter((claim) => claim.verdict === verdict).length] as const).filter(([, number]) => number > 0);
  const verbs: { [verdict: string]: string } = { holds: "hold", fails: "fail", depends: "depend on the definition", untested: "untested" };
  return counts.map(([verdict, number]) => `${number} ${number === 1 && verdict !== "depends" ? verdict : verdict === "depends" && number === 1 ? "depends on the definition" : verbs[verdict]}`).join(", ");
}

/** An exact figure as people write it: "1,234.5"; a range "0.00..2333428.00" as "0 to 2,333,428"; dollars with their sign. */
export function figure(value: string, unit: string | null): string {
  const range = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/.exec(value);
  if (range) return `${figure(range[1]!, unit)} to ${figure(range[2]!, unit)}`;
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  if (!found) return value;
  const fraction = (found[3] ?? "").replace(/^\.0+$/, "");
  const number = found[2]!.replace(/\B(?=(\d{3})+$)/g, ",") + fraction;
  const sign = found[1] ? "−" : "";
  if (unit === "dollars") return `${sign}$${number}`;
  if (unit === "%") return `${sign}${number}%`;
  return sign + number;
}
