// A histogram of hits by month, over which one drags a range; two sliders do the same by keyboard.

import { monthNumber, monthWord } from "./matching.js";
import { counted, monthName, number, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_BARS = 96;
const STEPS = [1, 3, 12, 60, 120, 600];
const HEIGHT = 48;

export class DateRange {
  constructor(place, [first, last], onChange) {
    this.place = place;
    this.onChange = onChange;
    this.first = first;
    this.last = last;
    this.step = STEPS.find((step) => (last - first + 1) / step <= MOST_BARS) ?? STEPS.at(-1);
    this.picture = place.querySelector("svg");
    this.words = place.querySelector("output");
    this.reset = place.querySelector("button");
    [this.low, this.high] = place.querySelectorAll("input[type=range]");
    [this.from, this.to] = place.querySelectorAll("input[type=month]");
    for (const slider of [this.low, this.high]) {
      slider.min = first;
      slider.max = last;
      slider.addEventListener("input", () => this.slide(slider));
      slider.addEventListener("change", () => this.tell());
    }
    for (const field of [this.from, this.to]) {
      if (field.type === "text") {
        // A browser without a field for months takes them as text.
        field.placeholder = monthWord(last);
        field.pattern = "\\d{4}-\\d{2}";
      }
      field.min = monthWord(first);
      field.max = monthWord(last);
      field.addEventListener("change", () => this.write());
    }
    this.reset.addEventListener("click", () => {
      this.set(first, last);
      this.tell();
      this.low.focus();
    });
    this.listenToDrags();
    place.hidden = first === last;
  }

  // Bars of hits, as if no range were chosen.
  show(months, monthless, state) {
    const count = Math.floor((this.last - this.first) / this.step) + 1;
    const bars = new Array(count).fill(0);
    for (const [month, hits] of months) bars[Math.floor((month - this.first) / this.step)] += hits;
    const most = Math.max(...bars, 1);
    this.picture.setAttribute("viewBox", `0 0 ${count} ${HEIGHT}`);
    this.bars = bars.map((hits, at) => {
      const height = hits ? Math.max(2, (hits / most) * HEIGHT) : 0;
      const bar = document.createElementNS(SVG, "rect");
      const sides = { x: at + 0.08, width: 0.84, y: HEIGHT - height, height };
      for (const [name, value] of Object.entries(sides)) bar.setAttribute(name, value);
      return bar;
    });
    this.picture.replaceChildren(...this.bars);
    this.months = months;
    this.monthless = monthless;
    this.set(monthNumber(state.from) || this.first, monthNumber(state.to) || this.last);
  }

  set(low, high) {
    const held = (month) => Math.min(this.last, Math.max(this.first, month));
    [low, high] = [held(Math.min(low, high)), held(Math.max(low, high))];
    this.low.value = low;
    this.high.value = high;
    this.low.setAttribute("aria-valuetext", monthName(low));
    this.high.setAttribute("aria-valuetext", monthName(high));
    const isWhole = low === this.first && high === this.last;
    this.from.value = isWhole ? "" : monthWord(low);
    this.to.value = isWhole ? "" : monthWord(high);
    this.reset.hidden = isWhole;
    this.draw(low, high);
  }

  draw(low, high) {
    let hits = 0;
    for (const [month, count] of this.months ?? []) if (month >= low && month <= high) hits += count;
    this.bars?.forEach((bar, at) => {
      const start = this.first + at * this.step;
      bar.classList.toggle("is-out", start + this.step - 1 < low || start > high);
    });
    const span = low === high ? monthName(low) : `${monthName(low)} – ${monthName(high)}`;
    const facts = { span, articles: counted(hits, "article"), count: number(this.monthless ?? 0) };
    this.words.textContent = this.monthless
      ? say("{span}: {articles}; of {count} more the month is not known", facts)
      : say("{span}: {articles}", facts);
  }

  slide(moved) {
    let [low, high] = [Number(this.low.value), Number(this.high.value)];
    if (low > high) [low, high] = moved === this.low ? [high, high] : [low, low];
    this.set(low, high);
  }

  write() {
    const low = monthNumber(this.from.value) || this.first;
    const high = monthNumber(this.to.value) || this.last;
    this.set(low, high);
    this.tell();
  }

  tell() {
    const [low, high] = [Number(this.low.value), Number(this.high.value)];
    const isWhole = low === this.first && high === this.last;
    this.onChange(isWhole ? "" : monthWord(low), isWhole ? "" : monthWord(high));
  }

  monthAt(event) {
    const { left, width } = this.picture.getBoundingClientRect();
    const share = Math.min(0.9999, Math.max(0, (event.clientX - left) / width));
    return this.first + Math.floor(share * this.picture.viewBox.baseVal.width) * this.step;
  }

  listenToDrags() {
    let start = null;
    this.picture.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      start = this.monthAt(event);
      this.picture.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (start !== null) this.drag(start, this.monthAt(event));
    });
    const end = (event) => {
      if (start === null) return;
      if (event.type === "pointerup") {
        this.drag(start, this.monthAt(event));
        this.tell();
      }
      start = null;
    };
    this.picture.addEventListener("pointerup", end);
    this.picture.addEventListener("pointercancel", end);
  }

  drag(one, other) {
    this.set(Math.min(one, other), Math.max(one, other) + this.step - 1);
  }
}
