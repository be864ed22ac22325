// Document review: a letter, an article or an order is read into drafts of entries, which a person
// accepts, edits or drops; the journal that comes of it is downloaded. Nothing is written on the server.
import { useEffect, useState } from "preact/hooks";
import { AskError, isStatic } from "../ask";
import { Command } from "../parts/Copy";
import { Loading, Wrong } from "../parts/States";
import { change } from "../question";
import { askDrafts, keepWork, keptWork, type Asked, type Work } from "../review/ask";
import { Choose } from "../review/Choose";
import { NEW_REVIEW, type Review } from "../review/drafts";
import { Reviewed } from "../review/Reviewed";
import type { ViewProps } from ".";

export default function ReviewView({ question }: ViewProps) {
  const [work, setWork] = useState<Work | null>(keptWork);
  const [busy, setBusy] = useState(false);
  const [isKept, setKept] = useState(true);
  const [wrong, setWrong] = useState<AskError | null>(null);
  const keep = (next: Work | null) => { setWork(next); setKept(keepWork(next)); };
  const read = ({ body, ...asked }: Asked) => {
    setBusy(true);
    setWrong(null);
    askDrafts({ ...asked, body }).then(
      (answer) => keep({ asked, answer, review: { ...NEW_REVIEW, chosen: answer.drafts[0]?.number ?? null } }),
      (why: unknown) => setWrong(why instanceof AskError ? why : new AskError(String(why), 0)),
    ).finally(() => setBusy(false));
  };
  // A link from a source reads that source, unless its review has begun.
  useEffect(() => {
    if (!isStatic && question.source && work?.asked.source !== question.source) read({ name: question.source, source: question.source, origin: question.origin ?? "", dated: question.dated ?? "" });
  }, [question.source]);
  const setReview = (review: Review) => work && keep({ ...work, review });
  return (
    <>
      <h1>Review a document</h1>
      <p class="sentence">A letter, an article or an order is read into drafts of journal entries. Nothing of them holds before a person has accepted it; a threat is never drafted as an act.</p>
      {isStatic ? <><p class="notice">A published site reads no documents. The program does:</p><Command words="purse read letter.txt --origin us --dated 2017-04-22" /></>
        : busy ? <Loading what="Reading the document" />
        : work ? <Reviewed answer={work.answer} review={work.review} setReview={setReview} isKept={isKept} leave={() => { keep(null); change({ source: undefined }); }} />
        : <Choose source={question.source} read={read} busy={busy} />}
      {wrong && <Wrong wrong={wrong} />}
    </>
  );
}
