// What all pages share: menus that close, and problems that htmx would swallow.
const settings = document.querySelector("details.settings");

document.addEventListener("click", (event) => {
  if (settings?.open && !settings.contains(event.target)) settings.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && settings?.open) {
    settings.open = false;
    settings.querySelector("summary").focus();
  }
});

// A refused request shows its message where the notices stand; the page stays as it is.
document.body.addEventListener("htmx:responseError", (event) => {
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  tell(answer.querySelector("main .bad")?.textContent ?? event.detail.xhr.statusText);
});
document.body.addEventListener("htmx:sendError", () => tell(document.documentElement.lang === "fr"
  ? "Le bureau ne répond pas : la commande tourne-t-elle encore ?"
  : "The desk does not answer: is the command still running?"));

export function tell(words) {
  const notices = document.getElementById("notices");
  for (const old of notices.querySelectorAll(".notice.told")) old.remove();
  const notice = document.createElement("p");
  notice.className = "notice bad told";
  notice.textContent = words;
  notices.append(notice);
}
