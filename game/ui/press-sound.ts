// Says when a button or a choice of the interface was pressed; by delegation, for all there are.

/** Calls `tick` for every press on a control that can be pressed. */
export function tickOnPress(page: Document, tick: () => void): void {
  page.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('button, input[type="radio"], a[href]')) tick();
  });
}
