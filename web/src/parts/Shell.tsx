// What stands around every view: title, links, search, the day, filters, mistakes of the journal,
// and the note about who says what orders mean. Watches the journal for changes.
import { useEffect, useRef, useState } from "preact/hooks";
import { askAgain, askHealth, AskError, dayShown, isStatic, useAnswer } from "../ask";
import { linkTo, useQuestion, type Question } from "../question";
import { chooseTheme, themeNow, type Theme } from "../theme";
import type { Health, Overview } from "../types";
import { asSentence, count, day as dayWords, isDay } from "../words";
import { loadView, viewInfo, VIEWS, type View } from "../views";
import { Days } from "./Days";
import { AsOf, Filters } from "./Filters";
import { SearchBox } from "./SearchBox";
import { Answered, Loading, Mistakes, Wrong } from "./States";

const WATCH_MS = 2000;

/** The server's health, asked again while the page is seen; a new digest makes everything ask again. */
function useHealth(): { health: Health | null; away: AskError | null } {
  const [health, set] = useState<Health | null>(null);
  const [away, setAway] = useState<AskError | null>(null);
  useEffect(() => {
    let digest: string | null = null, timer: ReturnType<typeof setTimeout> | undefined, ended = false;
    const look = async () => {
      if (!document.hidden) {
        try {
          const now = await askHealth();
          if (ended) return;
          setAway(null);
          set((before) => (before && before.digest === now.digest && before.today === now.today ? before : now));
          if (digest !== null && digest !== now.digest) askAgain();
          digest = now.digest;
        } catch (wrong) {
          if (!ended) setAway(wrong instanceof AskError ? wrong : new AskError(String(wrong), 0));
        }
      }
      if (!ended && !isStatic) timer = setTimeout(look, WATCH_MS);
    };
    void look();
    return () => { ended = true; clearTimeout(timer); };
  }, []);
  return { health, away };
}

export function Shell() {
  const question = useQuestion();
  const { health, away } = useHealth();
  const overview = useAnswer<Overview>("overview");
  if (!health) return away ? <main class="main"><Wrong wrong={away} /></main> : <Loading />;
  const today = health.today;
  // A published site has no today: its health names the day that it opens with.
  const fallback = today;
  const asked = question["as-of"] ?? question["known-by"];
  const day = dayShown(asked !== undefined && isDay(asked) ? asked : fallback);
  const info = viewInfo(question.view);
  if (question.embed) {
    return (
      <main class="main embedded">
        <Answered answer={overview}>{(value) => <><Open question={question} overview={value} day={day} /><AsOf overview={value} day={day} /><p class="faint"><a href={linkTo(question, { view: question.view, id: question.id })} target="_blank" rel="noopener">{value.title ?? "Pursestrings"}</a></p></>}</Answered>
      </main>
    );
  }
  return (
    <>
      <a class="skip" href="#main">To the content</a>
      <Header title={overview.value?.title ?? health.journal.title} question={question} />
      {away && <p class="notice wrong" role="alert">{away.message}</p>}
      {health.mistakes.length > 0 && <MistakesBanner health={health} />}
      <main class="main" id="main" tabIndex={-1}>
        <Answered answer={overview} what="Reading the journal">
          {(value) => (
            <>
              {info?.days && asked !== undefined && !isDay(asked) && <p class="notice wrong" role="alert">“{asked}” is not a day, as 2017-04-21 is. What follows is as of {dayWords(day)}.</p>}
              {info?.days && asked !== undefined && isDay(asked) && asked !== day && <p class="notice">Shown is {dayWords(day)}, the last day before {dayWords(asked)} on which this site was written.</p>}
              {info?.days && <Days changes={value.changes} day={day} fallback={fallback} />}
              <div class="about">
                <AsOf overview={value} day={day} />
                {info?.filters && <Filters overview={value} />}
              </div>
              <Open question={question} overview={value} day={day} />
            </>
          )}
        </Answered>
      </main>
      <footer class="footer">
        <p>{asSentence(overview.value?.note ?? "what an order means was entered or confirmed by a person")} Unknown is not zero. A joint award counts once.</p>
        <p class="faint">Pursestrings {health.version}{health.live ? ", reading " : ", published from "}{health.journal.files.map((file) => file.replace(/^.*\//, "")).join(", ")}</p>
      </footer>
    </>
  );
}

function Header({ title, question }: { title: string | null; question: Question }) {
  const marked = viewInfo(question.view)?.of ?? question.view;
  const [theme, setTheme] = useState<Theme>(themeNow());
  return (
    <header class="header">
      <p class="title"><a href={linkTo(question, { view: "nation" })}>{title ?? "Pursestrings"}</a></p>
      <nav aria-label="Views">
        <ul>
          {VIEWS.filter((view) => view.nav).map((view) => (
            <li key={view.name}><a href={linkTo(question, { view: view.name })} aria-current={view.name === marked ? "page" : undefined}>{view.title}</a></li>
          ))}
        </ul>
      </nav>
      <SearchBox question={question} />
      <label class="theme"><span class="unseen">Colours</span>
        <select value={theme} onChange={(event) => { const chosen = event.currentTarget.value as Theme; chooseTheme(chosen); setTheme(chosen); }}>
          <option value="auto">Auto</option><option value="light">Light</option><option value="dark">Dark</option>
        </select>
      </label>
    </header>
  );
}

function MistakesBanner({ health }: { health: Health }) {
  const { errors, warnings } = health.journal;
  const words = [errors ? count(errors, "error") : "", warnings ? count(warnings, "warning") : ""].filter(Boolean).join(" and ");
  return (
    <details class={errors ? "banner errors" : "banner"} role="region" aria-label="Mistakes in the journal" open={errors > 0}>
      <summary><strong>The journal has {words || count(health.mistakes.length, "mistake")}.</strong> {errors > 0 && "Figures wait until it is mended; this page reads it again by itself."}</summary>
      <Mistakes mistakes={health.mistakes} />
    </details>
  );
}

/** The view of the question, fetched when first opened; its heading takes the focus on the way there. */
function Open({ question, overview, day }: { question: Question; overview: Overview; day: string }) {
  const [open, set] = useState<{ name: string; View: View | null } | null>(null);
  const [wrong, setWrong] = useState<AskError | null>(null);
  const first = useRef(true);
  useEffect(() => {
    let wanted = true;
    setWrong(null);
    loadView(question.view).then(
      (View) => wanted && set({ name: question.view, View }),
      () => wanted && setWrong(new AskError("This part of the page could not be loaded.", 0, "Is purse serve still running?")),
    );
    return () => void (wanted = false);
  }, [question.view]);
  useEffect(() => {
    if (!open || open.name !== question.view) return;
    if (first.current) first.current = false;
    else { scrollTo(0, 0); document.getElementById("main")?.focus({ preventScroll: true }); }
  }, [open?.name, question.id]);
  useEffect(() => {
    const title = viewInfo(question.view)?.title ?? "Not found";
    document.title = [question.id, title, overview.title ?? "Pursestrings"].filter(Boolean).join(" · ");
  }, [question.view, question.id, overview.title]);
  if (wrong) return <Wrong wrong={wrong} />;
  if (!open || open.name !== question.view) return <Loading />;
  if (!open.View) return <p class="notice empty">There is no view “{question.view}”. <a href={linkTo(question, { view: "nation" })}>To the nation</a></p>;
  return <open.View key={question.view} question={question} overview={overview} day={day} />;
}
