/* What every page of the desk does: its keys, a token that is never stale, and words when a request fails. */

import "./held.js";
import "./keys.js";
import { trouble } from "./voice.js";

/* The token of the page goes stale when one signs in anew in another tab; the cookie never does. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (!token) return;
  detail.headers["X-CSRFToken"] = token[1];
  if (detail.formData.has("csrfmiddlewaretoken")) detail.formData.set("csrfmiddlewaretoken", token[1]);
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.target?.id) trouble(""); // reading along while one types takes no word back
});
/* An error page that isn't ours, a proxy's, must not take the place of a form. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr, target } = detail;
  if (xhr.status < 400 || xhr.getResponseHeader("HX-Retarget") || xhr.responseText.includes(`id="${target.id}"`)) return;
  detail.shouldSwap = false;
  trouble(`The server refused this (${xhr.status}). What you typed is still here.`);
});
/* Going back to a page that can't be given: let the browser show why. */
document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
document.addEventListener("htmx:sendError", () => trouble("No connection. Nothing was saved; what you typed is still here."));
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status >= 500) trouble("Something broke on our side. Nothing was kept halfway, and what you typed is still here.");
});
