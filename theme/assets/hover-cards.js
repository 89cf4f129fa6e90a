// A card on each name in a text: who or what it is, how often it appears, when last. It opens under the mouse, by
// keyboard and by touch, stays while one points at it, and goes by Escape. If it fails, the name stays a plain link.
{
  const SITE = new URL("..", document.currentScript.src);
  const NAMES = ".text a[href]";
  const KINDS = /^(people|organizations|places|events)\/[^#?]+(?=\.html$)/;
  const PAUSE = 300; // milliseconds of pointing before a card opens
  const GRACE = 250; // and of pointing elsewhere before it goes
  const LINES = ["kind", "name", "about", "facts", "state"];

  const known = new Map(); // by the address of a page: what its card says
  let card = null; // the one that is open
  let link = null; // whose it is
  let timer = 0;
  let pointer = "mouse";

  const addressOf = (one) => {
    // Of a page that is opened as a file no other can be read: there a name stays a plain link.
    if (SITE.protocol === "file:" || !one.href.startsWith(SITE.href)) return "";
    return one.href.slice(SITE.href.length).match(KINDS)?.[0] ?? "";
  };

  // What stands at the head of the page that a name leads to; nothing of that page is shown but these words.
  const read = (page) => {
    const words = (one) => page.querySelector(one)?.textContent.trim() ?? "";
    if (!words(".entity__name")) return null;
    return {
      kind: words(".entity__head .kicker"),
      name: words(".entity__name"),
      about: words(".entity__head .deck") || words(".entity__text .words"),
      facts: [words("[data-card=count]"), words("[data-card=last]")].filter(Boolean).join(" · "),
      state: words("[data-card=state]"),
    };
  };

  const find = (address) => {
    if (!known.has(address)) {
      const page = fetch(new URL(`${address}.html`, SITE)).then((answer) => (answer.ok ? answer.text() : ""));
      const card = page.then((text) => read(new DOMParser().parseFromString(text, "text/html")));
      known.set(address, card.catch(() => null));
    }
    return known.get(address);
  };

  const close = () => {
    clearTimeout(timer);
    card?.remove();
    link?.removeAttribute("aria-describedby");
    card = link = null;
  };

  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(close, GRACE);
  };

  const fill = (lines) => {
    const made = document.createElement("div");
    made.className = "hover-card";
    made.id = "hover--card";
    made.role = "tooltip";
    for (const line of LINES) {
      if (!lines[line]) continue;
      const words = document.createElement("p");
      words.className = `hover-card__${line}`;
      words.dir = "auto";
      words.textContent = lines[line];
      made.append(words);
    }
    made.addEventListener("pointerenter", () => clearTimeout(timer));
    made.addEventListener("pointerleave", closeSoon);
    return made;
  };

  // Below the name, or above where there is no room; never beyond the edge of the window.
  const place = (name) => {
    const box = name.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const edge = document.documentElement.clientWidth - width - 8;
    const fits = box.bottom + height < innerHeight || box.top < height;
    card.style.left = `${Math.max(8, Math.min(box.left, edge)) + scrollX}px`;
    card.style.top = `${(fits ? box.bottom : box.top - height) + scrollY}px`;
  };

  const open = async (name) => {
    const lines = await find(addressOf(name));
    if (!lines || link !== name || card) return Boolean(card);
    card = fill(lines);
    (name.closest(".page") ?? document.body).append(card);
    place(name);
    name.setAttribute("aria-describedby", card.id);
    return true;
  };

  const point = (name, pause) => {
    clearTimeout(timer);
    if (link === name) return;
    close();
    link = name;
    timer = setTimeout(() => open(name), pause);
  };

  const nameAt = (event) => {
    const name = event.target.closest?.(NAMES);
    return name && addressOf(name) ? name : null;
  };

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (card && !card.contains(event.target) && nameAt(event) !== link) close();
  });
  document.addEventListener("pointerover", (event) => {
    const name = event.pointerType === "mouse" && nameAt(event);
    if (name) point(name, PAUSE);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && nameAt(event) === link) closeSoon();
  });
  document.addEventListener("focusin", (event) => {
    const name = nameAt(event);
    // What is reached by keyboard is never hidden behind the card of another name, nor behind one that is still coming.
    if (link && name !== link && !card?.contains(event.target)) close();
    if (name?.matches(":focus-visible")) point(name, 0);
  });
  document.addEventListener("focusout", (event) => {
    if (nameAt(event) === link) closeSoon();
  });
  // A finger cannot point: its first touch opens the card, its second follows the link.
  document.addEventListener("click", async (event) => {
    const name = nameAt(event);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!name || pointer !== "touch" || !isPlain || event.detail === 0 || (card && link === name)) return;
    event.preventDefault();
    close();
    link = name;
    if (!(await open(name)) && link === name) location.assign(name.href);
  });
  document.addEventListener("keydown", (event) => {
    pointer = "keyboard";
    if (event.key === "Escape" && link) close();
  });
}
