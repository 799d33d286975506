// Pairs each box on the scan with its field. Without this file the pairs are plain links.
"use strict";
(() => {
  document.documentElement.classList.add("paired");
  const scan = document.querySelector(".scan");
  const field = (number) => document.getElementById(`field-${number}`);
  const box = (number) => document.getElementById(`box-${number}`);

  const choose = (number) => {
    for (const part of document.querySelectorAll(".chosen")) part.classList.remove("chosen");
    for (const part of [field(number), box(number)]) part?.classList.add("chosen");
  };

  // Moves the scan alone: scrolling the whole document would carry the field away on a phone.
  const centre = (part) => {
    if (!part) return;
    const spot = part.getBoundingClientRect();
    const frame = scan.getBoundingClientRect();
    scan.scrollBy(
      spot.left + spot.width / 2 - frame.left - frame.width / 2,
      spot.top + spot.height / 2 - frame.top - frame.height / 2,
    );
  };

  let fromScan = false;
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".field");
    if (!row) return;
    choose(row.dataset.field);
    if (!fromScan) centre(box(row.dataset.field));
  });

  scan.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]");
    if (!link) return;
    event.preventDefault();
    // The box is under the pointer already; moving the scan would take it away.
    fromScan = true;
    field(link.dataset.field).focus();
    fromScan = false;
  });

  for (const link of document.querySelectorAll("a.show")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const number = link.closest(".field").dataset.field;
      choose(number);
      box(number).scrollIntoView({ block: "center", inline: "center" });
    });
  }

  const asked = /^#field-(\d+)$/.exec(location.hash);
  if (asked) field(asked[1])?.focus();
})();
