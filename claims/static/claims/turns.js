/* Requests for the panel take turns. The answer to one replaces the panel from which the next was sent, so one of two
 * answers would be lost, and a key that was meant for the next claim would decide on the one before. */

import { say, trouble } from "./voice.js";

const WAIT = "One moment: the answer to what you did before is still on its way. Then do this once more.";

let last = null;
let refused = false;
const underWay = () => last !== null && last.xhr.readyState !== XMLHttpRequest.UNSENT && last.xhr.readyState !== XMLHttpRequest.DONE;

document.addEventListener("htmx:beforeRequest", (event) => {
  const { detail } = event;
  if (detail.target?.id !== "panel") return;
  if (underWay()) {
    if (detail.requestConfig.verb === "post" || last.requestConfig.verb === "post") {
      event.preventDefault();
      refused = true;
      trouble(WAIT);
      say(WAIT);
      return;
    }
    last.xhr.abort(); // whoever only looks wants to see what they chose last
  }
  last = detail;
});

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (!refused || detail.xhr !== last?.xhr) return;
  refused = false;
  trouble("");
});
