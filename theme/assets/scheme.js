// Light or dark: as the device says, or as this reader chose. It runs before the page is drawn, so that nothing flashes.
{
  const KEPT = "archive.colours"; // where this browser keeps the choice
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");

  const wished = () => (device.matches ? "dark" : "light");
  const isDark = () => (root.dataset.colours ?? wished()) === "dark";

  const tint = document.createElement("meta");
  tint.name = "theme-color";
  document.head.append(tint);
  const paint = () => (tint.content = isDark() ? "#151411" : "#fffdf8");

  const apply = () => {
    let kept = null;
    try {
      kept = localStorage.getItem(KEPT);
    } catch {
      // A browser that keeps nothing.
    }
    if (kept === "dark" || kept === "light") root.dataset.colours = kept;
    paint();
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
    if (!button?.hidden) return; // 404.html asks for this file several times
    const name = () => {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
      paint();
    };
    button.addEventListener("click", () => {
      choose(isDark() ? "light" : "dark");
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
