// A minute of a number as a small curve. Drawn for the eye only: what it says stands beside it.
import { useEffect, useRef } from 'preact/hooks';

export type SparklineProps = {
  /** Oldest first. */
  readonly values: readonly number[];
  /** As many fill the breadth. */
  readonly count: number;
  /** The height is at least this much. */
  readonly least: number;
  /** From here on it is trouble: drawn as a line where it fits. */
  readonly limit?: number;
};

const size = { width: 132, height: 30 } as const;

export function Sparkline(props: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const painter = canvas.current?.getContext('2d');
    if (painter) draw(painter, props);
  }, [props.values]);
  return (
    <span class="sparkline" aria-hidden="true">
      <canvas ref={canvas} width={2 * size.width} height={2 * size.height} />
    </span>
  );
}

function draw(painter: CanvasRenderingContext2D, props: SparklineProps): void {
  const { values, count, least, limit } = props;
  const { width, height } = painter.canvas;
  const { color } = getComputedStyle(painter.canvas);
  const top = Math.max(least, ...values) * 1.1;
  const x = (i: number) => width - (values.length - 1 - i) * (width / (count - 1));
  const y = (value: number) => height - 3 - (value / top) * (height - 6);
  painter.clearRect(0, 0, width, height);
  painter.strokeStyle = color;
  painter.fillStyle = color;
  painter.lineJoin = 'round';
  if (limit !== undefined && limit < top) {
    painter.globalAlpha = 0.45;
    painter.lineWidth = 2;
    painter.setLineDash([6, 6]);
    painter.beginPath();
    painter.moveTo(0, y(limit));
    painter.lineTo(width, y(limit));
    painter.stroke();
    painter.setLineDash([]);
  }
  if (values.length === 0) return;
  painter.beginPath();
  for (const [i, value] of values.entries()) painter.lineTo(x(i), y(value));
  painter.globalAlpha = 1;
  painter.lineWidth = 3;
  painter.stroke();
  painter.lineTo(x(values.length - 1), height);
  painter.lineTo(x(0), height);
  painter.globalAlpha = 0.16;
  painter.fill();
  painter.globalAlpha = 1;
}
