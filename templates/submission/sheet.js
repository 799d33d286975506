"use strict";
// Copies the text beside a button. A file opened from the disk has no clipboard in some browsers:
// there the text is marked, and the keyboard copies it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.dataset.done = "yes";
    setTimeout(() => delete button.dataset.done, 1500);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
});
