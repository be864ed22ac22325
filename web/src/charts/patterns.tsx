// Fills that tell states apart without colour: each has a pattern of its own, and a word beside it.
export const ORDER_STATES: { [state: string]: { words: string; told: string } } = {
  blocks: { words: "blocks", told: "the condition cannot be enforced" },
  perhaps: { words: "perhaps blocks", told: "the day is not known exactly" },
  stayed: { words: "stayed", told: "the order is put on hold" },
  narrowed: { words: "narrowed away", told: "a later order cut these places out" },
  vacated: { words: "vacated", told: "the order was set aside" },
  reversed: { words: "reversed", told: "a higher court undid the order" },
  replaced: { words: "replaced", told: "a later order took its place" },
  over: { words: "over", told: "the order ended by its own terms" },
};

export function stateWords(state: string): string {
  return ORDER_STATES[state]?.words ?? state;
}

/** The patterns of one drawing; `id` keeps those of two drawings apart. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-perhaps`} width="6" height="6" patternUnits="userSpaceOnUse"><rect class="p-ground" width="6" height="6" /><circle class="p-protected" cx="3" cy="3" r="1.6" /></pattern>
      <pattern id={`${id}-stayed`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p-ground" width="7" height="7" /><rect class="p-at-risk" width="2.5" height="7" /></pattern>
      <pattern id={`${id}-narrowed`} width="6" height="6" patternUnits="userSpaceOnUse"><rect class="p-ground" width="6" height="6" /><rect class="p-mixed" y="2" width="6" height="1.6" /></pattern>
      <pattern id={`${id}-ended`} width="8" height="8" patternUnits="userSpaceOnUse"><rect class="p-ground" width="8" height="8" /><path class="p-ended" d="M2 4h4" /></pattern>
      <pattern id={`${id}-cleared`} width="7" height="7" patternUnits="userSpaceOnUse"><rect class="p-cleared" width="7" height="7" /><path class="p-line" d="M0 3.5h7M3.5 0v7" /></pattern>
      <pattern id={`${id}-at-risk`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p-at-risk" width="6" height="6" /><rect class="p-ground" width="1.4" height="6" /></pattern>
    </defs>
  );
}

/** The fill of a state in the drawing `id`. */
export function fillOf(id: string, state: string): string | undefined {
  if (state === "blocks" || state === "protected") return undefined; /* a plain fill, by its class */
  const name = ["perhaps", "stayed", "narrowed", "cleared", "at-risk"].includes(state) ? state : "ended";
  return `url(#${id}-${name})`;
}
