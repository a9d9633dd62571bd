// Files dragged into the page: onto what wants them, and nowhere else.

/** Event handlers for an element that takes a dropped file, and says so while one is over it. */
export function dropOf(take: (file: File) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event: DragEvent) => {
      const { currentTarget, relatedTarget } = event;
      const isInside = (currentTarget as Element).contains(relatedTarget as Node | null);
      if (!isInside) mark(event, false);
    },
    onDrop: (event: DragEvent) => {
      mark(event, false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      take(file);
    },
  };
}

/** The style draws where the file would land. */
function mark({ currentTarget }: DragEvent, isOver: boolean): void {
  (currentTarget as Element).toggleAttribute('data-drop', isOver);
}

/** A file that misses its aim would otherwise replace the page, and with it the match. */
export function refuseStrayFiles(target: Window): void {
  target.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !hasFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
  });
  target.addEventListener('drop', (event) => {
    if (hasFile(event)) event.preventDefault();
  });
}

function hasFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
