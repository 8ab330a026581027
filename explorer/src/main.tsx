import "./styles/tokens.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/header.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";

const root = document.querySelector("#root");
if (!root) throw new Error('index.html must hold an element with the id "root"');

createRoot(root, {
  // React empties the page when a render throws; a sentence is left in its place.
  onUncaughtError: (error) => {
    const message = document.createElement("p");
    message.className = "page-message";
    message.setAttribute("role", "alert");
    message.textContent = `The explorer stopped: ${String(error)}. Reload the page; if it stops again, open /explore/ without the rest of the address.`;
    root.replaceChildren(message);
    console.error(error);
  },
}).render(<App />);
