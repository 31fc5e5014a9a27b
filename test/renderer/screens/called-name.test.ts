import { expect, test } from 'vitest';
import { noDirectory } from '../../../main/contract/directory.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { CallState } from '../../../renderer/calls/call.ts';
import { hosted } from '../../../renderer/pictures/conference-samples.ts';
import { addressShown, calledName } from '../../../renderer/screens/called-name.ts';

const calling = (engine: JoinTarget['engine'], address: string): CallState => ({
  kind: 'dialling',
  target: { engine, provider: 'sip', address, source: 'typed' },
  since: 0,
});
const entry = {
  id: 'e',
  name: 'Træningscenter Vest',
  kind: 'room',
  where: '',
  address: 'vest@house.example',
  favourite: true,
} as const;
const known = { directory: { ...noDirectory, favourites: [entry] }, conference: null };

test.each([
  ['sip:vest@house.example;transport=tls', 'vest@house.example'],
  ['sips:vest@house.example', 'vest@house.example'],
  ['pexip://1234@rooms.example', '1234@rooms.example'],
  ['https://rooms.example/webapp/?conference=1234&pin=99', 'rooms.example'],
  ['sip:+4512345678@sip.example', '+4512345678'],
  ['71234567@rooms.example', '71234567@rooms.example'],
])('%s is shown as %s', (address, shown) => {
  expect(addressShown(address)).toBe(shown);
});

test('a name of the directory comes before an address, and the meeting’s own before both', () => {
  expect(calledName(calling('sip', 'sip:VEST@house.example'), known)).toBe('Træningscenter Vest');
  expect(calledName(calling('sip', 'sip:ost@house.example'), known)).toBe('ost@house.example');
  const named = { ...known, conference: { ...hosted, name: 'Fælles gravidteam' } };
  expect(calledName(calling('pexip', 'vest@house.example'), named)).toBe('Fælles gravidteam');
});

test('the room’s own meetings, and no call at all, have no name from outside', () => {
  expect(calledName(calling('room', 'rundbord:egeskov'), known)).toBeNull();
  expect(calledName({ kind: 'idle' }, known)).toBeNull();
});
