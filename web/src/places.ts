// Places as an answer names them, "us/il/cook-county", in the words of a reader; and sets of places.
const STATES: { [code: string]: string } = {
  al: "Alabama", ak: "Alaska", az: "Arizona", ar: "Arkansas", ca: "California", co: "Colorado", ct: "Connecticut", de: "Delaware", dc: "District of Columbia",
  fl: "Florida", ga: "Georgia", hi: "Hawaii", id: "Idaho", il: "Illinois", in: "Indiana", ia: "Iowa", ks: "Kansas", ky: "Kentucky", la: "Louisiana",
  me: "Maine", md: "Maryland", ma: "Massachusetts", mi: "Michigan", mn: "Minnesota", ms: "Mississippi", mo: "Missouri", mt: "Montana", ne: "Nebraska",
  nv: "Nevada", nh: "New Hampshire", nj: "New Jersey", nm: "New Mexico", ny: "New York", nc: "North Carolina", nd: "North Dakota", oh: "Ohio",
  ok: "Oklahoma", or: "Oregon", pa: "Pennsylvania", ri: "Rhode Island", sc: "South Carolina", sd: "South Dakota", tn: "Tennessee", tx: "Texas",
  ut: "Utah", vt: "Vermont", va: "Virginia", wa: "Washington", wv: "West Virginia", wi: "Wisconsin", wy: "Wyoming", as: "American Samoa",
  gu: "Guam", mp: "Northern Mariana Islands", pr: "Puerto Rico", vi: "U.S. Virgin Islands",
};

export const IS_PLACE = /^us\/[a-z]{2}(\/[a-z0-9-]+)*$/;

/** "Cook County, Illinois" of "us/il/cook-county"; what is no place of a state stays as it is. */
export function placeWords(id: string): string {
  const [, state, ...rest] = id.split("/");
  const name = state && STATES[state];
  if (!IS_PLACE.test(id) || !name) return id;
  return [...rest.reverse().map(capitals), name].join(", ");
}

function capitals(words: string): string {
  const small = new Set(["of", "the", "and", "du", "de"]);
  return words.replace(/^miami-dade\b/, "miami–dade").split("-").map((word, i) => (i && small.has(word) ? word : word.replace(/(^|–)[a-z]/g, (letter) => letter.toUpperCase()))).join(" ").replace("–", "-");
}

export interface SetPart { text: string; place?: string }

/** "everyone except within us/ca" in parts: words, and places that can be opened. */
export function setParts(words: string | null | undefined): SetPart[] {
  return (words ?? "").split(/(us\/[a-z0-9/-]+)/).filter((part) => part !== "").map((part) =>
    IS_PLACE.test(part) ? { text: placeWords(part), place: part } : { text: part });
}

/** A set of places in words only: for labels and sentences. */
export function setWords(words: string | null | undefined): string {
  return setParts(words).map((part) => part.text).join("");
}

const CITED: { [code: string]: string } = {
  al: "Ala.", ak: "Alaska", az: "Ariz.", ar: "Ark.", ca: "Cal.", co: "Colo.", ct: "Conn.", de: "Del.", dc: "D.C.", fl: "Fla.", ga: "Ga.", hi: "Haw.",
  id: "Idaho", il: "Ill.", in: "Ind.", ia: "Iowa", ks: "Kan.", ky: "Ky.", la: "La.", me: "Me.", md: "Md.", ma: "Mass.", mi: "Mich.", mn: "Minn.",
  ms: "Miss.", mo: "Mo.", mt: "Mont.", ne: "Neb.", nv: "Nev.", nh: "N.H.", nj: "N.J.", nm: "N.M.", ny: "N.Y.", nc: "N.C.", nd: "N.D.", oh: "Ohio",
  ok: "Okla.", or: "Or.", pa: "Pa.", ri: "R.I.", sc: "S.C.", sd: "S.D.", tn: "Tenn.", tx: "Tex.", ut: "Utah", vt: "Vt.", va: "Va.", wa: "Wash.",
  wv: "W. Va.", wi: "Wis.", wy: "Wyo.", pr: "P.R.", gu: "Guam", vi: "V.I.",
};

/** "N.D. Ill." of "us/courts/ilnd", "9th Cir." of "us/courts/ca9": as courts are cited. */
export function courtWords(id: string): string {
  const code = id.replace(/^us\/courts\//, "");
  if (code === "scotus") return "Supreme Court";
  if (code === "cadc") return "D.C. Cir.";
  if (code === "cafc") return "Fed. Cir.";
  const circuit = /^ca(\d{1,2})$/.exec(code);
  if (circuit) return `${circuit[1]}${circuit[1] === "1" ? "st" : circuit[1] === "2" ? "d" : circuit[1] === "3" ? "d" : "th"} Cir.`;
  const district = /^([a-z]{2})([nsewmc]?)d$/.exec(code);
  const state = district && CITED[district[1]!];
  if (!state) return id;
  return district[2] ? `${district[2].toUpperCase()}.D. ${state}` : `D.${/^\S\./.test(state) ? "" : " "}${state}`;
}
