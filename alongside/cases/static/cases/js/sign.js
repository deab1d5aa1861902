/* Signing by finger. Without this a name or a mark is typed.
     data-sign    the place to draw, shown while "drawn on the screen" is chosen
     data-drawn   the field that carries the strokes: M and L with whole numbers, 600 by 200
     data-wipe    begins anew */
(() => {
  "use strict";

  const place = document.querySelector("[data-sign]");
  const field = document.querySelector("[data-drawn]");
  if (!place || !field) return;
  const pad = place.querySelector("svg");
  const path = pad.querySelector("path");
  const whole = (number, most) => Math.max(0, Math.min(most, Math.round(number)));
  let drawing = false;

  const put = (event, letter) => {
    const box = pad.getBoundingClientRect();
    const scale = Math.min(box.width / 600, box.height / 200);
    const x = (event.clientX - box.left - (box.width - 600 * scale) / 2) / scale;
    const y = (event.clientY - box.top - (box.height - 200 * scale) / 2) / scale;
    field.value += `${letter}${whole(x, 600)},${whole(y, 200)} `;
    path.setAttribute("d", field.value);
  };

  const show = () => {
    const chosen = document.querySelector("[name=signed_how]:checked");
    place.hidden = chosen?.value !== "drawn";
    path.setAttribute("d", field.value);
  };

  pad.addEventListener("pointerdown", (event) => {
    drawing = true;
    pad.setPointerCapture(event.pointerId);
    put(event, "M");
  });
  pad.addEventListener("pointermove", (event) => drawing && put(event, "L"));
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => (drawing = false));
  place.querySelector("[data-wipe]").addEventListener("click", () => {
    field.value = "";
    show();
  });
  document.addEventListener("change", (event) => event.target.name === "signed_how" && show());
  show();
})();
