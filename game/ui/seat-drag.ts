// People taken from one side to the other with the mouse. Files are dropped elsewhere.

/** Marks what is dragged as one of us, so that nothing else can be dropped on a side. */
export const seatDragType = 'application/x-kickabout-player';

/** For an element that people may be dropped on; `onDrop` gets the player. */
export function dropPeopleOn(onDrop: (playerId: number) => void) {
  const isOurs = ({ dataTransfer }: DragEvent) =>
    dataTransfer?.types.includes(seatDragType) === true;
  return {
    onDragOver: (event: DragEvent) => {
      if (isOurs(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onDrop(Number(event.dataTransfer?.getData(seatDragType)));
    },
  };
}
