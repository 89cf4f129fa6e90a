// Light or dark: as the device says, or as this reader chose. It runs before the page is drawn, so that nothing flashes.
{
  const KEPT = "archive.colours"; // where this browser keeps the choice
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");

  const wished = () => (device.matches ? "dark" : "light");
  const shown = () => root.dataset.colours ?? wished();

  const apply = () => {
    let kept = null;
    try {
      kept = localStorage.getItem(KEPT);
    } catch {
      // A browser that keeps nothing.
    }
    if (kept === "dark" || kept === "light") root.dataset.colours = kept;
  };

  const choose = (colours) => {
    const isDevice = colours === wished();
    if (isDevice) delete root.dataset.colours;
    else root.dataset.colours = colours;
    try {
      if (isDevice) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, colours);
    } catch {
      // It holds for this page.
    }
  };

  const offer = () => {
    const button = document.querySelector(".masthead__colours");
    if (!button?.hidden) return; // the page for lost readers asks for this file in several places
    const name = () => {
      button.textContent = shown() === "dark" ? button.dataset.light : button.dataset.dark;
    };
    button.addEventListener("click", () => {
      choose(shown() === "dark" ? "light" : "dark");
      name();
    });
    device.addEventListener("change", name);
    addEventListener("pageshow", () => {
      apply();
      name();
    });
    name();
    button.hidden = false;
  };

  apply();
  // Where an address asks for something, the page of the search leaves room for what is found.
  root.toggleAttribute("data-asks", location.search.length > 1);
  addEventListener("DOMContentLoaded", offer);
}
