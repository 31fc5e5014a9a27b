import { expect, test } from 'vitest';
import { groupsOf } from '../../native/connected-groups.ts';
import type { Connected } from '../../native/connected-messages.ts';
import { loggedLines } from '../../native/logged-lines.ts';
import { makeFakeLines } from '../peers/lines/fake-lines.ts';
import { aCamera, aCodec, aDisplay } from './connected-doubles.ts';

const address = { kind: 'tcp', host: 'here', port: 1 } as const;

/** What the log is told when a device that answers 2 to everything is told 1. */
async function logged(device: Connected, isOn: boolean): Promise<readonly string[]> {
  const lines = makeFakeLines();
  lines.plug(address, { connected: (send) => ({ bytes: () => send(Uint8Array.of(2, 0xff)), gone() {} }) });
  const [group] = groupsOf([device]);
  if (!group) throw new Error('no group');
  const told: string[] = [];
  const heard: number[] = [];
  const tapped = loggedLines(
    lines,
    group,
    () => isOn,
    (_level, text) => void told.push(text),
  );
  const opened = await tapped.open(address, { bytes: (bytes) => void heard.push(...bytes), closed() {} });
  if (!opened.ok) throw new Error(opened.detail);
  expect(await opened.port.write(Uint8Array.of(1))).toBe(true);
  await expect.poll(() => heard).toEqual([2, 0xff]);
  await opened.port.close();
  return told;
}

test('the bytes of a camera and of a display, both ways, while the log wants them', async () => {
  expect(await logged(aCamera('1'), true)).toEqual(['1 > 01', '1 < 02 ff']);
  expect(await logged(aDisplay('2'), true)).toEqual(['2 > 01', '2 < 02 ff']);
  expect(await logged(aCamera('1'), false)).toEqual([]);
});

test('never those of a codec, which carry whom somebody calls, or of what has a password', async () => {
  expect(await logged(aCodec('1'), true)).toEqual([]);
  expect(await logged({ ...aDisplay('2'), password: 'secret' }, true)).toEqual([]);
});
