import { layoutShape } from './layout-words.ts';

/** Width and height of the drawing, in units of its own. */
const [width, height] = [64, 36];

/** A layout as a small drawing: the large ones, and the small ones in a row below. */
export function LayoutDrawing({ layout }: { readonly layout: string }) {
  return (
    <svg className="layout-drawing" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {boxesOf(layout).map(([x, y, w, h]) => (
        <rect key={`${x} ${y}`} x={x + 1} y={y + 1} width={w - 2} height={h - 2} rx="2" />
      ))}
    </svg>
  );
}

type Box = readonly [number, number, number, number];

function boxesOf(layout: string): readonly Box[] {
  const shape = layoutShape(layout) ?? { large: 2, small: 3 };
  const row = shape.small > 0 ? 9 : 0;
  const small = Math.min(shape.small, 7);
  return [
    ...gridOf(shape.large, height - row),
    ...Array.from(
      { length: small },
      (_, place): Box => [(place * width) / small, height - row, width / small, row],
    ),
  ];
}

/** So many of the same size in a square of rows, as full as can be. */
function gridOf(count: number, high: number): readonly Box[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, place): Box => {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    return [(column * width) / columns, (row * high) / rows, width / columns, high / rows];
  });
}
