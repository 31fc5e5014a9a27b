import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPath } from '../../../renderer/parts/qr-code.tsx';

/** Paints the path as a camera would see it: black on white, some pixels a module. */
function paint({ path, size }: { path: string; size: number }) {
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 3).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < scale; down++) {
      for (let right = 0; right < scale; right++) {
        const place = ((Number(y) * scale + down) * side + Number(x) * scale + right) * 3;
        data.fill(0, place, place + 3);
      }
    }
  }
  return { width: side, height: side, data };
}

test.each([
  'https://192.168.10.20:8443/g/KRTB-4729',
  `https://teams.microsoft.com/l/meetup-join/${'19%3ameeting_'.repeat(20)}`,
])('what is drawn can be read: %s', (text) => {
  expect(decodeQR(paint(qrPath(text)))).toBe(text);
});

test('the quiet zone of four modules is kept', () => {
  const { path, size } = qrPath('ABCD-2345');
  const columns = [...path.matchAll(/M(\d+) /g)].map(([, x]) => Number(x));
  expect(Math.min(...columns)).toBe(4);
  expect(Math.max(...columns)).toBe(size - 5);
});
