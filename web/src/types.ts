// The answers of the API, as docs/openapi.json describes them. Amounts are exact texts.

/** An amount: exact when both bounds are the same; a bound that is not known is null. */
export interface Range { min: string | null; max: string | null }

export interface Mistake {
  file: string; line: number; column: number; severity: string;
  code: string; message: string; help: string | null; source_line: string | null;
}

export interface Health {
  status: "ok" | "mistakes"; version: string; digest: string; live: boolean; today: string;
  journal: { files: string[]; title: string | null; entries: number; errors: number; warnings: number };
  store: null | { path: string; [what: string]: unknown };
  mistakes: Mistake[];
}

export interface Change { day: string; told: string[]; kinds: string[] }
export interface ConditionInList {
  id: string; title: string; kind?: string; authority?: string | null; programs?: string[];
  from?: string | null; until?: string | null; years?: string[]; sources?: string[]; notes?: string[]; at?: string;
}
export interface Overview {
  title: string | null;
  days: { first: string | null; last: string | null };
  changes: Change[];
  conditions: ConditionInList[];
  programs: { id: string; title: string; listings: string[] | string }[];
  bases: string[];
  cases: { id: string; title: string }[];
  claims: number; sources: number; series: string[];
  note: string;
}

export interface Amounts { gross: Range | null; at_risk: Range | null; protected: Range | null; cleared: Range | null }
export interface Total extends Amounts { awards: number; unknown_places: number }

export interface PlaceCondition { id: string; state: string; by: string[] }
export interface PlaceAward {
  id: string; amount: Range | null; joint_with: string[]; state: string; at: string;
}
export interface StakeRow extends Amounts {
  place: string; geoid: string; name: string; shared: Range | null;
  conditions: PlaceCondition[]; awards: PlaceAward[]; joint_awards: (string | PlaceAward)[];
  status: string; due: string | null;
}
export interface Stake {
  as_of: string; known_by: string | null; basis: string; conditions: string[]; total: Total; places: StakeRow[];
}

/** The answer of /api/stake with `without`: as it is, and as if the entries had never been. */
export interface StakeCompared { baseline: Stake; changed: Stake; difference: { place: string; what: string; before: string | null; after: string | null }[] }

/** /api/map: rows of cells in the order of `columns`. */
export interface MapAnswer {
  as_of: string; known_by: string | null; basis: string; conditions: string[]; total: Total;
  columns: string[]; rows: unknown[][];
}

export interface StatusRow {
  place: string; warned: string | null; due: string | null; answered: string | null; found: string | null; conditions: string;
}
export interface StatusAnswer { as_of: string; places: StatusRow[] }

export interface TimelineEntry {
  day: string; kind: string; entry: string | null; told: string; does: string | null; effect: string | null;
  [more: string]: unknown;
}

export interface Say { link: string | null; day: string; speaker: string; role: string | null; words: string; sources: string[] }
export interface PlaceAnswer {
  place: {
    id: string; name: string; geoid: string | null; kind: string; state: string | null; county: string | null;
    latitude: string | number | null; longitude: string | number | null;
    codes: unknown[]; names: unknown[]; population: number | string | null;
  };
  why: unknown;
  status: StatusRow | null;
  timeline: TimelineEntry[];
  says: Say[];
  claims: string[];
  cases: { id: string; title: string; part: string }[];
  policies: { id: string; title: string; [more: string]: unknown }[];
}

export interface RuleOrder { order: string; since: string | null; blocks_now: boolean; ended: string | null }
export interface RuleWhy {
  id: string; kind: string; title: string; as_of: string; in_force: boolean; blocked: boolean; was_blocked: boolean; orders: RuleOrder[];
}
export interface ConditionAnswer {
  condition: ConditionInList;
  why: RuleWhy; stake: Stake | StakeCompared | null; /* no money hangs on a policy */
}

export interface OrderInterval { from: string; until: string | null; for: string; state: string; by?: string | null; rules?: string[] }
export interface OrderWork { by: string; day: string; work: string; places: string | null; mandate?: string | null }
export interface CaseOrder {
  order: string; day: string; court: string; title: string; does: string; made: boolean; sources: string[]; at: string;
  effective?: string | null; works?: OrderWork[]; stands?: OrderInterval[];
}
export interface Case {
  id: string; title: string; court: string; docket: string | null; filed: string | null; plaintiffs: string | null; challenges: string | null;
  sources: string[]; orders: CaseOrder[];
}

export interface ClaimRow { [column: string]: unknown }
export interface SourceRow {
  id: string; title: string; publisher: string | null; published: string | null; url: string | null;
  archived: string | null; sha256: string | null; at?: string;
}
export interface Found { kind: string; id: string; title: string; snippet: string; day: string | null; view: { view: string; id?: string } }
