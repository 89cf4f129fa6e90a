// A page that is shown for any address does not know where the archive begins. This file does, by its own address.

function findArchive(script) {
  const page = document.documentElement;
  if (page.dataset.archive) return; // asked for in several places; the first that holds it counts
  page.dataset.archive = new URL("..", script.src).href;
  for (const name of ["href", "action"]) {
    for (const one of document.querySelectorAll(`[${name}^="/"]:not([${name}^="//"])`)) {
      one.setAttribute(name, page.dataset.archive + one.getAttribute(name).slice(1));
    }
  }
  const search = document.createElement("script");
  search.src = `${page.dataset.archive}assets/search.js`;
  document.head.append(search);
}

// What somebody said has a page of its own only where it is much; else it stands on theirs.
function leadOn() {
  const found = /^(.*)--said(?:-of)?(?:--\w+)?\.html$/.exec(location.pathname);
  if (found) location.replace(`${found[1]}.html`);
}

leadOn();
if ("guess" in document.currentScript.dataset) findArchive(document.currentScript);
