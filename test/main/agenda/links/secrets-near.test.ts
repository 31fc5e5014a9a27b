import { expect, test } from 'vitest';
import { emptyInvitation, type Invitation, noRules } from '../../../../main/agenda/links/invitation.ts';
import { hasSecret } from '../../../../main/agenda/links/secrets-near.ts';
import { targetsInInvitation } from '../../../../main/agenda/links/targets-in-invitation.ts';

const pins = (invitation: Partial<Invitation>): readonly string[] =>
  targetsInInvitation({ ...emptyInvitation, ...invitation }, noRules).map(
    ({ provider, pin = '-', role = '-' }) => `${provider} ${pin} ${role}`,
  );
const pexip = 'https://video.example.org/webapp3/m/ward4';

test('below, above, in the same line', () => {
  expect(pins({ text: `${pexip}\nPIN: 1234` })).toEqual(['pexip 1234 -']);
  expect(pins({ text: `PIN: 1234\n\n${pexip}` })).toEqual(['pexip 1234 -']);
  expect(pins({ text: `${pexip} (PIN: 1234)` })).toEqual(['pexip 1234 -']);
});

test('each way in has the secret of its own block', () => {
  expect(
    pins({
      text: `Zoom\nhttps://zoom.us/j/123456789\nPasscode: abc123\n\nVideo system: ${pexip}\nPIN: 9988`,
    }),
  ).toEqual(['zoom abc123 -', 'pexip 9988 -']);
});

test('what the address says of itself counts', () => {
  expect(pins({ text: `${pexip}?pin=1\nPIN: 1234` })).toEqual(['pexip 1 -']);
  expect(pins({ text: `${pexip}?role=host\nHost PIN: 1234\nGuest PIN: 5678` })).toEqual(['pexip 1234 host']);
});

test('a guest’s PIN before a host’s, one for all before both', () => {
  expect(pins({ text: `${pexip}\nHost PIN: 1234\nGuest PIN: 5678` })).toEqual(['pexip 5678 guest']);
  expect(pins({ text: `${pexip}\nHost PIN: 1234\nPIN: 5678` })).toEqual(['pexip 5678 -']);
  expect(pins({ text: `${pexip}\nHost PIN: 1234` })).toEqual(['pexip 1234 host']);
});

test('never that of a telephone, an id, or of what asks for none', () => {
  expect(pins({ text: `${pexip}\nPhone: +45 70 11 22 33 PIN: 1234` })).toEqual(['pexip - -']);
  expect(pins({ text: `${pexip}\nPIN: 123 456#` })).toEqual(['pexip - -']);
  expect(pins({ text: `${pexip}\nConference ID: 1234\nMeeting ID: 123 456` })).toEqual(['pexip - -']);
  expect(pins({ text: `${pexip}\n\nWifi: guests\nPassword: summer26` })).toEqual(['pexip - -']);
  expect(pins({ text: 'Join https://meet.google.com/abc-defg-hij\nPIN: 1234' })).toEqual(['meet - -']);
  expect(
    pins({ text: 'Join https://zoom.us/j/123456789\nPhone\n+45 70 11 22 33\nPIN: 1234\nPasscode: 5678' }),
  ).toEqual(['zoom 5678 -']);
});

test('for an address in a place of its own from the text, unless that is about another system', () => {
  expect(pins({ location: pexip, text: 'PIN: 1234' })).toEqual(['pexip 1234 -']);
  expect(pins({ conference: [pexip], html: '<td>PIN:</td><td>1234</td>' })).toEqual(['pexip 1234 -']);
  expect(pins({ location: pexip, text: 'Join https://zoom.us/j/123456789?pwd=x\nPIN: 1234' })).toEqual([
    'pexip - -',
    'zoom x -',
  ]);
  expect(pins({ url: [pexip], text: `${pexip}\nPIN: 1234` })).toEqual(['pexip 1234 -']);
});

test('which addresses carry their secret', () => {
  for (const address of ['https://zoom.us/j/1?pwd=a', 'https://a.example/m/b#pin=1', '123.45@zoomcrc.com'])
    expect(hasSecret({ address }), address).toBe(true);
  for (const address of [
    'https://zoom.us/j/1',
    'https://zoom.us/j/1?pwd=',
    '123@zoomcrc.com',
    'https://a.example/?help=1',
  ])
    expect(hasSecret({ address }), address).toBe(false);
});
