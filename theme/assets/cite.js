// Buttons that copy a citation. Without this file the citations can be selected as any text.

async function copyCitation(button) {
  const text = document.getElementById(button.dataset.copy);
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
  const said = button.textContent;
  button.textContent = button.dataset.done;
  document.getElementById("cite--status").textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = said;
    document.getElementById("cite--status").textContent = "";
  }, 2000);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copyCitation(button));
}
