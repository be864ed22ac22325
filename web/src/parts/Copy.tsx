// A button that puts words on the clipboard and says so; where that is not allowed, it shows them.
import { useEffect, useState } from "preact/hooks";

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOld(text);
  }
}

/** Where there is no clipboard for the page: a selected field and the browser's own command. */
function copyOld(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
  }
}

export function Copy({ text, label, title }: { text: string | (() => string); label: string; title?: string }) {
  const [state, set] = useState<"" | "copied" | "not copied">("");
  useEffect(() => {
    if (!state) return;
    const timer = setTimeout(() => set(""), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <button type="button" class="copy" title={title} onClick={async () => set(await copyText(typeof text === "string" ? text : text()) ? "copied" : "not copied")}>
      <span aria-live="polite">{state || label}</span>
    </button>
  );
}

/** A command line, to be copied. */
export function Command({ words }: { words: string }) {
  return <div class="command"><pre tabIndex={0}><code>{words}</code></pre><Copy text={words} label="Copy" title="Copy the command" /></div>;
}
