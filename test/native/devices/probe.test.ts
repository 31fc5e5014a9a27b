import { expect, test } from 'vitest';
import { probePort } from '../../../native/devices/probe.ts';
import { probeQuestions } from '../../../native/devices/probe-questions.ts';
import { encodeMessage as encodeMdc } from '../../../native/protocols/samsung-mdc/message.ts';
import { makeFakeLines } from '../../peers/lines/fake-lines.ts';
import { nativeHandClock } from '../native-clock.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.split(' ').map((byte) => Number.parseInt(byte, 16)));
const text = (line: string): Uint8Array => new TextEncoder().encode(line);
const words = (heard: Uint8Array): string => new TextDecoder('latin1').decode(heard);
const hexOf = (heard: Uint8Array): string =>
  [...heard].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

type Answering = (heard: Uint8Array) => Uint8Array | null;

/** A device that answers at one opening only, as one that has another speed does; at the others it says noise. */
function at(answers: Answering, opening = 1) {
  const clock = nativeHandClock();
  const lines = makeFakeLines();
  const heard: string[] = [];
  let openings = 0;
  lines.plug('A', {
    connected(send) {
      openings += 1;
      const mine = openings;
      return {
        bytes(asked) {
          heard.push(hexOf(asked));
          const answer = mine === opening ? answers(asked) : Uint8Array.of(0x80, 0xfe, 0x00);
          if (answer) send(answer);
        },
        gone: () => {},
      };
    },
  });
  const ask = async () => {
    const asked = probePort('A', { lines, clock, log: () => {} });
    await clock.advance(20_000);
    return asked;
  };
  return { ask, lines, clock, heard, openings: () => openings };
}

const samsung = (display: number): Answering => {
  const power = encodeMdc({ kind: 'is', display, id: 'power', value: 'off' }) as Uint8Array;
  return (heard) => (hexOf(heard).startsWith(`aa 11 0${display} 00`) ? power : null);
};
/** EVI-D70 p. 34 and 41. */
const camera: Answering = (heard) => {
  if (hexOf(heard) === '88 30 01 ff') return bytes('88 30 02 ff');
  return hexOf(heard) === '81 09 00 02 ff' ? bytes('90 50 00 20 04 0e 01 00 02 ff') : null;
};
const shyCamera: Answering = (heard) => (hexOf(heard) === '88 30 01 ff' ? bytes('88 30 02 ff') : null);

test.each([
  ['a camera tells what it is', camera, { protocol: 'visca', name: 'Sony EVI-D70' }],
  ['a camera that only counts', shyCamera, { protocol: 'visca', name: 'VISCA' }],
  ['Samsung 1', samsung(1), { protocol: 'samsung-mdc', name: 'Samsung' }],
  ['Samsung 0', samsung(0), { protocol: 'samsung-mdc', name: 'Samsung' }],
  [
    'LG behind its echo',
    (heard) => (words(heard).endsWith('ka 01 ff\r') ? text('ka 01 ff\ra 01 OK00x') : null),
    { protocol: 'lg', name: 'LG' },
  ],
  [
    'NEC',
    (heard) =>
      words(heard).includes('01D6') ? text('\u000100AB12\u00020200D60000040001\u0003\u0074\r') : null,
    { protocol: 'nec', name: 'NEC' },
  ],
  [
    'Polycom',
    (heard) =>
      words(heard).includes('callinfo all') ? text('callinfo all\r\nsystem is not in a call\r\n') : null,
    { protocol: 'polycom', name: 'Polycom' },
  ],
  [
    'Cisco',
    (heard) => (words(heard).includes('xStatus') ? text('\r\n*s Audio Volume: 50\r\n** end\r\n') : null),
    { protocol: 'cisco', name: 'Cisco' },
  ],
  [
    'Cisco that was told to speak JSON',
    (heard) =>
      words(heard).includes('xStatus')
        ? text('{\r\n  "Status": {\r\n    "Audio": {\r\n      "Volume": { "Value": "50" }')
        : null,
    { protocol: 'cisco', name: 'Cisco' },
  ],
] satisfies readonly (readonly [string, Answering, object])[])('%s', async (_name, answers, found) => {
  const { ask, lines } = at(answers);
  expect(await ask()).toEqual({ ...found, baudRate: 9600 });
  expect(lines.openers('A')).toBe(0);
});

test('it finds the speed too, through the noise of the wrong ones', async () => {
  const { ask } = at(samsung(1), 3);
  expect(await ask()).toEqual({ protocol: 'samsung-mdc', name: 'Samsung', baudRate: 19_200 });
});

test('an echo is nobody, and neither is silence; both end, within the time it says', async () => {
  const echo = at((heard) => heard.slice());
  const started = echo.clock.now();
  let tookMs = 0;
  const asked = probePort('A', { lines: echo.lines, clock: echo.clock, log: () => {} }).then((found) => {
    tookMs = echo.clock.now() - started;
    return found;
  });
  await echo.clock.advance(20_000);
  expect(await asked).toBeNull();
  expect(tookMs).toBeLessThanOrEqual(13_000);
  expect(await at(() => null).ask()).toBeNull();
});

test('a port that is pulled out or locked meanwhile ends it', async () => {
  const locked = at(camera);
  locked.lines.lock('A', true);
  expect(await locked.ask()).toBeNull();
  const pulled = at(() => {
    queueMicrotask(() => pulled.lines.unplug('A'));
    return null;
  });
  expect(await pulled.ask()).toBeNull();
  expect(pulled.openings()).toBe(1);
});

test('nothing that is asked tells a device to do anything', () => {
  expect(probeQuestions.map(({ protocol, bytes: said }) => [protocol, hexOf(said)])).toMatchInlineSnapshot(`
    [
      [
        "visca",
        "88 30 01 ff",
      ],
      [
        "visca",
        "81 09 00 02 ff",
      ],
      [
        "samsung-mdc",
        "aa 11 01 00 12",
      ],
      [
        "samsung-mdc",
        "aa 11 00 00 11",
      ],
      [
        "lg",
        "0d 6b 61 20 30 31 20 66 66 0d",
      ],
      [
        "nec",
        "01 30 41 30 41 30 36 02 30 31 44 36 03 74 0d",
      ],
      [
        "polycom",
        "0d 0a 63 61 6c 6c 69 6e 66 6f 20 61 6c 6c 0d 0a",
      ],
      [
        "cisco",
        "0d 0a 78 53 74 61 74 75 73 20 41 75 64 69 6f 20 56 6f 6c 75 6d 65 0d 0a",
      ],
    ]
  `);
});
