// First, because the editor asks for its workers as soon as it is loaded.
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./playground.css";
import { createRoot } from "react-dom/client";
import { Playground } from "./playground";

const root = document.querySelector("#root");
if (!root) throw new Error('index.html must hold an element with the id "root"');

createRoot(root, {
  // React empties the page when a render throws; a sentence is left in its place.
  onUncaughtError: (error) => {
    const message = document.createElement("p");
    message.className = "page-message";
    message.textContent = `The playground stopped: ${String(error)}. Reload the page to start again.`;
    root.replaceChildren(message);
    console.error(error);
  },
}).render(<Playground />);
