// Which document is to be read: a file, chosen or dropped; a source of the journal; pasted words.
import { useRef, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import type { SourceRow } from "../types";
import { isDay } from "../words";
import type { Asked } from "./ask";

export function Choose({ source, read, busy }: { source: string | undefined; read: (asked: Asked) => void; busy: boolean }) {
  const sources = useAnswer<SourceRow[]>("sources");
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const kept = (sources.value ?? []).filter((each) => each.archived);
  const submit = (event: Event) => {
    event.preventDefault();
    const fields = new FormData(form.current!);
    const word = (name: string) => String(fields.get(name) ?? "").trim();
    const asked = { origin: word("origin"), dated: isDay(word("dated")) ? word("dated") : "" };
    const text = String(fields.get("text") ?? "");
    const of = word("source");
    if (file) read({ ...asked, name: file.name, body: file });
    else if (text.trim()) read({ ...asked, name: "pasted.txt", body: text });
    else if (of) read({ ...asked, name: of, source: of });
  };
  return (
    <form ref={form} class={over ? "choose over" : "choose"} onSubmit={submit}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); setFile(event.dataTransfer?.files[0] ?? null); }}>
      <p class="choose-file">
        <label>A file <input type="file" accept=".txt,.text,.md,.html,.htm,.pdf,text/plain,application/pdf" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} /></label>
        {" "}<span class="faint">{file ? `${file.name}, ${file.size.toLocaleString("en-US")} bytes` : "or drop one here: text or PDF, up to 1 MiB"}</span>
      </p>
      {kept.length > 0 && (
        <p><label>A source of the journal <select name="source" defaultValue={source ?? ""}>
          <option value="">none</option>{kept.map((each) => <option key={each.id} value={each.id} selected={each.id === source}>{each.title}</option>)}
        </select></label></p>
      )}
      <p><label>Words <textarea name="text" rows={5} placeholder="or paste the text of a letter, an article, an order" /></label></p>
      <p class="choices">
        <label>It comes from <input name="origin" placeholder="us/il/chicago" size={18} /></label>
        <label>It is dated <input name="dated" type="date" /></label>
        <button type="submit" disabled={busy}>{busy ? "Reading …" : "Read it"}</button>
      </p>
      <p class="faint">The document goes to the program that this page came from ({location.host || "this machine"}) and nowhere else; nothing is written there. Where it comes from tells which “the city” is meant, its day which “Friday”.</p>
    </form>
  );
}
