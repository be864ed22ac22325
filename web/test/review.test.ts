import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, headLine, journalName, journalOf, NEW_REVIEW, nextOpen, stepped, textOf, type DraftsAnswer, type Review } from "../src/review/drafts";
import { piecesOf, unitsOfBytes, unitsOfPoints } from "../src/review/marks";

const draft = (number: number, entry: string) => ({ number, kind: "say", entry, spans: [], rules: ["said"], confidence: null });
const answer: DraftsAnswer = {
  name: "Letter 2017.txt", sha256: "", text: "", head: "; head\n\n", mistakes: [],
  drafts: [draft(1, "; 1..2\n2017-04-21 say \"A\" \"x\"\n\n"), draft(2, "2017-04-21 say \"B\" \"y\"\n\n"), draft(3, "2017-04-22 warn us/doj \"z\"\n")],
};
const step = (review: Review, ...steps: Parameters<typeof stepped>[2][]) => steps.reduce((now, each) => stepped(now, answer.drafts, each), review);

test("the journal holds the head and exactly the bytes of what was accepted, in order", () => {
  const review = step(NEW_REVIEW, { does: "decide", number: 3, decision: "accepted" }, { does: "decide", number: 1, decision: "accepted" }, { does: "decide", number: 2, decision: "dropped" });
  assert.equal(journalOf(answer, review), answer.head + answer.drafts[0]!.entry + answer.drafts[2]!.entry);
  assert.equal(journalOf(answer, NEW_REVIEW), answer.head);
  const all = step(review, { does: "decide", number: 2, decision: "accepted" });
  assert.equal(journalOf(answer, all), answer.head + answer.drafts.map((each) => each.entry).join(""));
});

test("what was edited is accepted, stands apart from the next entry, and is as read when edited back", () => {
  const edited = step(NEW_REVIEW, { does: "edit", number: 1, text: "2017-04-21 say \"A\" \"mended\"" }, { does: "decide", number: 2, decision: "accepted" });
  assert.equal(journalOf(answer, edited), `; head\n\n2017-04-21 say "A" "mended"\n\n${answer.drafts[1]!.entry}`);
  assert.deepEqual(countsOf(edited, answer.drafts), { all: 3, accepted: 2, dropped: 0, open: 1, edited: 1 });
  const back = step(edited, { does: "edit", number: 1, text: answer.drafts[0]!.entry });
  assert.equal(countsOf(back, answer.drafts).edited, 0);
  const undone = step(edited, { does: "decide", number: 1, decision: "open" });
  assert.equal(textOf(undone, answer.drafts[0]!), answer.drafts[0]!.entry);
});

test("moving stays within the drafts; after a decision comes the next that is open", () => {
  let review = step(NEW_REVIEW, { does: "move", by: -1 });
  assert.equal(review.chosen, 3);
  review = step(review, { does: "move", by: 1 });
  assert.equal(review.chosen, 3);
  assert.equal(step(NEW_REVIEW, { does: "move", by: 1 }).chosen, 1);
  review = step(NEW_REVIEW, { does: "decide", number: 2, decision: "dropped" }, { does: "decide", number: 1, decision: "accepted" });
  assert.equal(nextOpen(review, answer.drafts), 3);
  assert.equal(nextOpen(step(review, { does: "decide", number: 3, decision: "accepted" }), answer.drafts), 3);
});

test("names of files and first lines", () => {
  assert.equal(journalName("C:\\papers\\Letter 2017.PDF"), "letter-2017.purse");
  assert.equal(journalName("../…"), "document.purse");
  assert.equal(headLine("; a comment\n\n2017-04-21 warn us/doj\n  to: us/ca\n"), "2017-04-21 warn us/doj");
});

test("offsets in code points and in bytes find their place in a text with wide characters", () => {
  const text = "a“b”😀c";
  assert.deepEqual(unitsOfPoints(text, [0, 1, 4, 5, 6, 99]), [0, 1, 4, 6, 7, 7]);
  const bytes = (part: string) => new TextEncoder().encode(part).length;
  assert.deepEqual(unitsOfBytes(text, [bytes("a“"), bytes("a"), bytes("a“b”😀")]), [2, 1, 6]);
  assert.deepEqual(unitsOfBytes(text, [2]), [1]); // inside a character: before it
});

test("a text is cut at every bound; pieces put together are the text", () => {
  const text = "0123456789";
  const pieces = piecesOf(text, [{ from: 2, until: 6, number: 1 }, { from: 4, until: 8, number: 2 }, { from: 4, until: 4, number: 3 }, { from: 8, until: 10, number: 4 }]);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces.map((piece) => [piece.text, piece.numbers, piece.begins]), [["01", [], []], ["23", [1], [1]], ["45", [1, 2], [2]], ["67", [2], []], ["89", [4], [4]]]);
  assert.deepEqual(piecesOf("", []), []);
  assert.deepEqual(piecesOf("x", [{ from: 0, until: 5, number: 1 }]).map((piece) => piece.text), ["x"]);
});
