import type { ReactNode } from 'react';
import type { Seating } from '../../../main/contract/devices.ts';
import './drawings.css';

// A drawing for each answer: who sits where, seen from before them or from above, in the colours of the page.

/** Somebody from before: head and shoulders around `x`, feet at `y`, `size` high. */
function Person({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  const head = size * 0.24;
  const half = size * 0.38;
  const neck = y - size * 0.42;
  return (
    <g className="drawing-person">
      <circle cx={x} cy={y - size + head} r={head} />
      <path
        d={`M${x - half} ${y}v${-size * 0.08}a${half} ${y - neck - size * 0.08} 0 0 1 ${2 * half} 0v${size * 0.08}z`}
      />
    </g>
  );
}

/** Somebody from above. */
const Head = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <circle className="drawing-person" cx={x} cy={y} r={7} />
);

const rows: Readonly<Record<Seating['people'], readonly (readonly [number, number, number])[]>> = {
  '1-2': [
    [58, 74, 52],
    [102, 74, 52],
  ],
  '3-6': [
    [60, 56, 34],
    [100, 56, 34],
    [38, 78, 40],
    [80, 78, 40],
    [122, 78, 40],
  ],
  '7-or-more': [
    [54, 44, 26],
    [80, 44, 26],
    [106, 44, 26],
    [38, 60, 30],
    [66, 60, 30],
    [94, 60, 30],
    [122, 60, 30],
    [52, 80, 34],
    [80, 80, 34],
    [108, 80, 34],
  ],
};

/** So many people. */
export function PeopleDrawing({ people }: { readonly people: Seating['people'] }) {
  return (
    <Drawing>
      {rows[people].map(([x, y, size]) => (
        <Person key={`${x} ${y}`} x={x} y={y} size={size} />
      ))}
    </Drawing>
  );
}

/** Where they sit, with what they look at. */
export function PlaceDrawing({ place }: { readonly place: Seating['place'] }) {
  switch (place) {
    case 'before-the-screen':
      return (
        <Drawing>
          <rect className="drawing-screen" x={44} y={8} width={72} height={7} rx={3} />
          <rect className="drawing-device" x={74} y={18} width={12} height={5} rx={2.5} />
          {[52, 80, 108].map((x) => (
            <Head key={x} x={x} y={52} />
          ))}
          {[38, 66, 94, 122].map((x) => (
            <Head key={x} x={x} y={74} />
          ))}
        </Drawing>
      );
    case 'around-a-table':
      return (
        <Drawing>
          <ellipse className="drawing-table" cx={80} cy={45} rx={42} ry={24} />
          <circle className="drawing-device" cx={80} cy={45} r={5} />
          {(
            [
              [80, 10],
              [120, 20],
              [134, 45],
              [120, 70],
              [80, 80],
              [40, 70],
              [26, 45],
              [40, 20],
            ] as const
          ).map(([x, y]) => (
            <Head key={`${x} ${y}`} x={x} y={y} />
          ))}
        </Drawing>
      );
    case 'at-a-desk':
      return (
        <Drawing>
          <rect className="drawing-table" x={36} y={18} width={88} height={32} rx={5} />
          <rect className="drawing-screen" x={58} y={23} width={44} height={6} rx={3} />
          <circle className="drawing-device" cx={80} cy={40} r={4} />
          <Head x={80} y={66} />
        </Drawing>
      );
    case 'carried-along':
      return (
        <Drawing>
          <path className="drawing-handle" d="M66 30v-7a6 6 0 0 1 6-6h16a6 6 0 0 1 6 6v7" />
          <rect className="drawing-table" x={42} y={30} width={76} height={48} rx={8} />
          <circle className="drawing-device" cx={80} cy={54} r={8} />
        </Drawing>
      );
  }
}

const Drawing = ({ children }: { readonly children: ReactNode }) => (
  <svg className="drawing" viewBox="14 0 132 90" aria-hidden="true">
    {children}
  </svg>
);
