import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { PageProvider, usePage } from "./hooks/use-page";
import { useCatalogue } from "./hooks/use-catalogue";
import { ChangesPanel } from "./panels/changes-panel";
import { DetailsPanel } from "./panels/details-panel";
import { EmptyStage } from "./panels/empty-stage";
import { Header } from "./panels/header";
import { LeftPanel } from "./panels/left-panel";
import { Live } from "./panels/live";
import { PathStrip } from "./panels/path-strip";
import { AnswerState, Waiting } from "./panels/answer-state";
import { StartPage } from "./panels/start-page";
import { StatusLine } from "./panels/status-line";
import { TableTwin } from "./panels/table-twin";
import { Timeline } from "./panels/timeline";
import { START } from "./state/view";
import { ViewProvider } from "./state/view-store";
import { isWhole } from "./hooks/use-scene";
import { questionInShort } from "./graph/path-words";
import { findInvestigation } from "./investigations";

// Cytoscape and its layouts are most of the page's weight, and the start does without them.
const Canvas = lazy(async () => ({ default: (await import("./canvas/canvas")).Canvas }));

export function App(): ReactNode {
  return (
    <ViewProvider>
      <Loaded />
    </ViewProvider>
  );
}

/** Nothing can be said of kinds and relations before the catalogue is there. */
function Loaded(): ReactNode {
  const { data, problem, askedAt } = useCatalogue();
  if (!data) return <AnswerState problem={problem} waitingSince={problem ? null : askedAt} />;
  return (
    <PageProvider catalogue={data}>
      <Layout />
    </PageProvider>
  );
}

function Layout(): ReactNode {
  const { view } = usePage();
  const isStart = view.question === null && view.tab === START.tab;
  useFocusAfter(isStart);
  useTitle();
  return (
    <div className="page">
      <a className="skip-link" href="#main">
        {isStart ? "Skip to the content" : "Skip to the graph"}
      </a>
      <Header />
      <Live />
      {isStart ? <StartPage /> : <Workbench />}
    </div>
  );
}

/** Each view has a title of its own, in the browser's history and in its tabs. */
function useTitle(): void {
  const { view, node } = usePage();
  const { story, question } = view;
  const words = question && questionInShort(question, (id) => node(id)?.name);
  const title = findInvestigation(story)?.title ?? words;
  useEffect(() => {
    document.title = title ? `${title} · Breachpath` : "Breachpath explorer";
  }, [title]);
}

/** What had the focus goes with the start page, or with the workbench: it moves to what comes instead. */
function useFocusAfter(isStart: boolean): void {
  const was = useRef(isStart);
  useEffect(() => {
    if (was.current !== isStart && document.activeElement === document.body) {
      document.getElementById("main")?.focus();
    }
    was.current = isStart;
  }, [isStart]);
}

function Workbench(): ReactNode {
  const { view, scene, problem, waitingSince } = usePage();
  const asked = isWhole(view.question);
  return (
    <div className="workbench">
      <LeftPanel />
      <main id="main" className="stage" tabIndex={-1} aria-label="The graph">
        <PathStrip />
        {asked && (problem || waitingSince !== null) && (
          <AnswerState problem={problem} waitingSince={waitingSince} overlay={scene !== null} />
        )}
        {!asked && <EmptyStage />}
        {scene && view.shape === "table" && <TableTwin />}
        {scene && view.shape === "canvas" && (
          <Suspense
            fallback={
              <div className="answer-state">
                <Waiting>Loading the canvas…</Waiting>
              </div>
            }
          >
            <Canvas />
          </Suspense>
        )}
        {scene && <StatusLine />}
      </main>
      <aside className="side" aria-label="Evidence">
        <DetailsPanel />
        <ChangesPanel />
      </aside>
      {scene && <Timeline />}
    </div>
  );
}
