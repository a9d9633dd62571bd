// The invitation for a camera: the link as a QR code, dark on white whatever the colours around it.
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../language/language.ts';

/** What the standard asks for around it, in modules. */
const quiet = 3;

type Drawing = { readonly size: number; readonly path: string };

/** Nothing until the part of the program that draws it has come. */
export function QrCode({ text }: { readonly text: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (text !== '')
      import('lean-qr').then(
        ({ generate }) => isWanted && setDrawing(drawQr(generate(text))),
        () => {},
      );
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (drawing === null) return <div class="qr" />;
  const side = drawing.size + 2 * quiet;
  return (
    <svg
      class="qr"
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      role="img"
      aria-label={words.value.play.qr}
      shape-rendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}

type Bitmap = {
  readonly size: number;
  readonly get: (x: number, y: number) => boolean;
};

/** One path of a square for each dark module, in rows. */
export function drawQr({ size, get }: Bitmap): Drawing {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!get(x, y)) continue;
      let end = x + 1;
      while (end < size && get(end, y)) end += 1;
      path += `M${x} ${y}H${end}V${y + 1}H${x}z`;
      x = end;
    }
  }
  return { size, path };
}
