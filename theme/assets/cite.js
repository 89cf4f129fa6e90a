// Buttons that copy a citation. Without this file the citations can be selected as any text.

const BOX = document.querySelector(".cite-box");

async function copyCitation(button, text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range); // what cannot be copied for the reader is at least selected
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    if (!document.execCommand("copy")) return; // pages that are not served over HTTPS
  }
  button.textContent = BOX.dataset.done;
  document.getElementById("cite--status").textContent = BOX.dataset.done;
  setTimeout(() => {
    button.textContent = BOX.dataset.copy;
    document.getElementById("cite--status").textContent = "";
  }, 2000);
}

for (const [number, text] of BOX.querySelectorAll("pre").entries()) {
  const heading = text.previousElementSibling;
  heading.id = `cite--${number + 1}`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite-box__copy";
  button.textContent = BOX.dataset.copy;
  button.setAttribute("aria-describedby", heading.id);
  button.addEventListener("click", () => copyCitation(button, text));
  const line = document.createElement("p");
  line.append(button);
  text.after(line);
}
