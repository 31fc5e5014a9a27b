import type { Look } from './base-state.ts';

/** Colours of somebody who is nobody: ground above and below, head, body. They lie in the picture, not on the page. */
type Colours = readonly [string, string, string, string];

const people: Readonly<Record<'own' | 'first' | 'second' | 'third', Colours>> = {
  own: ['#3b475c', '#222b3a', '#8aa7c7', '#567a9f'],
  first: ['#375049', '#233a33', '#83bdae', '#559684'],
  second: ['#57432f', '#362a1e', '#c29a80', '#997156'],
  third: ['#46395a', '#2b2339', '#b79fcb', '#84689e'],
};

/** A still that keeps coming, so that it is a picture like any camera's. */
function streamOf(
  draw: (paint: CanvasRenderingContext2D, width: number, height: number) => void,
): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const paint = canvas.getContext('2d');
  const again = (): void => {
    if (paint) draw(paint, canvas.width, canvas.height);
  };
  again();
  setInterval(again, 200);
  return canvas.captureStream(10);
}

const person = ([above, below, head, body]: Colours): MediaStream =>
  streamOf((paint, width, height) => {
    const ground = paint.createLinearGradient(0, 0, 0, height);
    ground.addColorStop(0, above);
    ground.addColorStop(1, below);
    paint.fillStyle = ground;
    paint.fillRect(0, 0, width, height);
    paint.fillStyle = body;
    paint.beginPath();
    paint.ellipse(width / 2, height * 1.02, width * 0.26, height * 0.5, 0, 0, 2 * Math.PI);
    paint.fill();
    paint.fillStyle = head;
    paint.beginPath();
    paint.arc(width / 2, height * 0.37, height * 0.15, 0, 2 * Math.PI);
    paint.fill();
  });

const screen = (): MediaStream =>
  streamOf((paint, width, height) => {
    paint.fillStyle = '#f5f7f9';
    paint.fillRect(0, 0, width, height);
    paint.fillStyle = '#0b6350';
    paint.fillRect(0, 0, width, 64);
    paint.fillStyle = '#24384c';
    paint.fillRect(64, 120, 520, 34);
    paint.fillStyle = '#b8c4cf';
    for (let line = 0; line < 10; line++) paint.fillRect(64, 200 + line * 46, line % 3 ? 640 : 480, 16);
    paint.fillStyle = '#83bdae';
    for (let bar = 0; bar < 6; bar++) paint.fillRect(800 + bar * 66, 560 - bar * 54, 44, 80 + bar * 54);
  });

/** The faces of the pictures. */
export const makeStreams = (): Look['streams'] => ({
  own: person(people.own),
  first: person(people.first),
  second: person(people.second),
  third: person(people.third),
  screen: screen(),
});
