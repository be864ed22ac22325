// Spans of a text, given in code points or in bytes, as pieces of the text to be drawn: each piece
// knows which spans cover it and which begin with it. One pass over text and bounds.

export interface Mark { from: number; until: number; number: number /* whose span it is */ }
export interface Piece { text: string; numbers: number[]; begins: number[] }

/** Where in the text (UTF-16 units) each of the ascending offsets in code points stands. */
export function unitsOfPoints(text: string, offsets: readonly number[]): number[] {
  return unitsBy(text, offsets, () => 1);
}

/** The same of offsets in bytes of UTF-8. An offset inside a character stands before it. */
export function unitsOfBytes(text: string, offsets: readonly number[]): number[] {
  return unitsBy(text, offsets, (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4));
}

function unitsBy(text: string, offsets: readonly number[], sizeOf: (point: number) => number): number[] {
  const order = offsets.map((_, i) => i).sort((a, b) => offsets[a]! - offsets[b]!);
  const units = new Array<number>(offsets.length).fill(text.length);
  let at = 0, passed = 0, next = 0;
  while (next < order.length && at < text.length) {
    const point = text.codePointAt(at)!;
    const size = sizeOf(point);
    while (next < order.length && offsets[order[next]!]! < passed + size) units[order[next++]!] = at;
    passed += size;
    at += point > 0xffff ? 2 : 1;
  }
  return units;
}

/** The text cut at every bound of a mark (in UTF-16 units). */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const kept = marks.filter((mark) => mark.from < mark.until);
  const bounds = [...new Set([0, text.length, ...kept.flatMap((mark) => [mark.from, mark.until])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const starting = [...kept].sort((a, b) => a.from - b.from || a.number - b.number);
  const pieces: Piece[] = [];
  let open: Mark[] = [], next = 0;
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const from = bounds[i]!;
    open = open.filter((mark) => mark.until > from);
    const begins: number[] = [];
    while (next < starting.length && starting[next]!.from <= from) {
      const mark = starting[next++]!;
      if (mark.until <= from) continue;
      open.push(mark);
      if (mark.from === from && !begins.includes(mark.number)) begins.push(mark.number);
    }
    pieces.push({ text: text.slice(from, bounds[i + 1]), numbers: [...new Set(open.map((mark) => mark.number))], begins });
  }
  return pieces;
}
