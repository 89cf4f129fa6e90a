// On the page of an article that a search led to: its words are marked, and the first is brought into view.

import { element } from "./elements.js";
import { Marker } from "./marking.js";
import { number, say } from "./words.js";

const PLACES = ".headline, .deck, .byline, .text";

function* textsIn(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}

// A block's texts as one, so that words are marked that run over a link.
function blocksOf(place) {
  const blocks = new Map();
  for (const node of textsIn(place)) {
    const block = node.parentElement.closest("p, li, blockquote, h1, h2, h3, h4, figcaption, td, th, div") ?? place;
    blocks.set(block, [...(blocks.get(block) ?? []), node]);
  }
  return blocks.values();
}

function markBlock(nodes, marker) {
  const text = nodes.map((node) => node.data).join("");
  const spans = marker.spans(text);
  let start = 0;
  const places = nodes.map((node) => ({ node, start, end: (start += node.data.length) }));
  for (const { node, start: from, end: to } of places.reverse()) {
    for (const span of spans.filter((one) => one.start < to && one.end > from).reverse()) {
      const range = document.createRange();
      range.setStart(node, Math.max(span.start, from) - from);
      range.setEnd(node, Math.min(span.end, to) - from);
      range.surroundContents(element("mark", { class: "found-word" }));
    }
  }
  return spans.length;
}

export function markArrival(text) {
  const marker = Marker.of(text);
  if (marker.isEmpty) return;
  let count = 0;
  for (const place of document.querySelectorAll(PLACES)) {
    for (const nodes of blocksOf(place)) count += markBlock(nodes, marker);
  }
  if (!count) return;
  const button = element("button", { type: "button" }, say("Take the marks away"));
  const facts = { count: number(count), words: text };
  const told = count === 1
    ? say("{count} place is marked for “{words}”.", facts)
    : say("{count} places are marked for “{words}”.", facts);
  const note = element("p", { class: "arrival", role: "status" }, told, " ", button);
  button.addEventListener("click", () => {
    for (const mark of document.querySelectorAll("mark.found-word")) mark.replaceWith(...mark.childNodes);
    const address = new URL(location);
    address.searchParams.delete("q");
    history.replaceState(null, "", address);
    note.remove();
    document.getElementById("page--content")?.focus();
  });
  document.querySelector(".article__head")?.append(note);
  const first = document.querySelector("mark.found-word");
  if (!location.hash && first) first.scrollIntoView({ block: "center" });
}
