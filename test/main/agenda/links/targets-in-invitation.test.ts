import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyInvitation, noRules } from '../../../../main/agenda/links/invitation.ts';
import { targetsInInvitation } from '../../../../main/agenda/links/targets-in-invitation.ts';
import { calendarOf, event } from '../calendar-of.ts';

const ownHosts = ['hub.example.org', 'localhost:8443'];
const inText = (text: string) => targetsInInvitation({ ...emptyInvitation, text }, { ...noRules, ownHosts });
const found = (text: string): string =>
  inText(text)
    .map(({ engine, provider, address }) => `${engine} ${provider} ${address}`)
    .join('\n');

test.each([
  ['room rundbord', 'rundbord:east-2'],
  ['room rundbord', 'https://hub.example.org/g/ABCD-2345'],
  ['room rundbord', 'https://localhost:8443/g/abcd2345'],
  [
    'web teams',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZWE%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d',
  ],
  ['web teams', 'https://teams.microsoft.com/meet/23456789012345?p=AbCdEf'],
  ['web teams', 'https://teams.live.com/meet/9312345678901?p=x'],
  ['web teams', 'https://gov.teams.microsoft.us/l/meetup-join/19%3ameeting_x/0'],
  ['web teams', 'https://teams.cloud.microsoft/meet/23456789012345?p=AbCdEf'],
  ['web zoom', 'https://zoom.us/j/1234567890?pwd=abc.1'],
  ['web zoom', 'https://region-dk.zoom.us/j/1234567890'],
  ['web zoom', 'https://us02web.zoom.us/my/some.name'],
  ['web zoom', 'https://zoom-x.de/wc/join/12345678901'],
  ['web meet', 'https://meet.google.com/abc-defg-hij'],
  ['web meet', 'https://meet.google.com/lookup/abc123?authuser=1'],
  ['web webex', 'https://region.webex.com/region/j.php?MTID=m1234'],
  ['web webex', 'https://region.webex.com/meet/some.name'],
  ['web webex', 'https://region.webex.com/webappng/sites/region/meeting/info/1'],
  ['web whereby', 'https://whereby.com/some-room'],
  ['web whereby', 'https://clinic.whereby.com/room1?roomKey=x'],
  ['web jitsi', 'https://meet.jit.si/SomeRoom#config.startWithAudioMuted=true'],
  ['pexip vdx', 'https://portal.vconf.dk/?url=1234@rooms.vconf.dk&pin=1111&start_dato=2026-03-10T10:00:00'],
  ['pexip vdx', 'https://portal.vconf.dk/?conference=1234&pin=1111'],
  ['pexip vdx', '1234567@rooms.vconf.dk'],
  ['pexip pexip', 'https://video.example.org/webapp/?conference=meet.abc&pin=12'],
  ['pexip pexip', 'https://video.example.org/webapp/conference/meet.abc?name=x'],
  ['pexip pexip', 'https://video.example.org/webapp/#/?conference=meet.abc'],
  ['pexip pexip', 'https://video.example.org/webapp/home/?conference=meet.abc'],
  ['pexip pexip', 'https://video.example.org/webapp3/m/meet.abc/step'],
  ['pexip pexip', 'https://video.example.org/webapp3/m/?conference=meet.abc&role=guest'],
  ['pexip pexip', 'https://video.example.org/our-brand/m/?conference=meet.abc'],
  ['sip sip', 'sip:room4@video.example.org'],
  ['sip sip', 'sips:room4@video.example.org:5061;transport=tls'],
])('%s: %s', (kind, address) => {
  expect(found(address)).toBe(`${kind} ${address}`);
  // The same in a sentence, in brackets, as Outlook writes it, and in HTML.
  expect(found(`Join at ${address}, or call.`)).toBe(`${kind} ${address}`);
  expect(found(`Join here<${address}>\n(see ${address})`)).toBe(`${kind} ${address}`);
  expect(found(`<a href="${address.replaceAll('&', '&amp;')}">Join</a>`)).toBe(`${kind} ${address}`);
});

test.each([
  'https://teams.microsoft.com/',
  'https://teams.microsoft.com/meetingOptions/?organizerId=1',
  'https://teams.microsoft.com/meet/23456789012345',
  'https://teams.microsoft.com.evil.example/l/meetup-join/19%3ameeting_x/0',
  'https://evilteams.microsoft.com.example/l/meetup-join/x',
  'https://notteams.microsoft.example/l/meetup-join/x',
  'https://teams.microsoft.com@evil.example/l/meetup-join/x',
  'https://evil.example/?u=https:teams.microsoft.com/l/meetup-join/x',
  'https://notzoom.us/j/1234567890',
  'https://zoom.us.example.org/j/1234567890',
  'https://zoom.us/recording/1234567890',
  'https://zoom.us/j/12',
  'https://meet.google.com/',
  'https://meet.google.com/landing',
  'https://sub.meet.google.com.example/abc-defg-hij',
  'https://help.webex.com/article',
  'https://whereby.com/information/product',
  'https://whereby.com/pricing',
  'https://meet.jit.si/',
  'https://example.org/meet.jit.si/room',
  'https://portal.vconf.dk/',
  'https://myportal.vconf.dk.example.org/?conference=1',
  '1234@rooms.vconf.dk.example.org',
  'https://hub.example.org/other/ABCD2345',
  'https://other.example.org/g/ABCD2345',
  'https://hub.example.org/g/short',
  'https://hub.example.org:9999/g/ABCD2345',
  'https://video.example.org/webapp/',
  'http://video.example.org/webapp/?conference=meet.abc',
  'rundbord:x',
  'rundbord:',
  'notrundbord:east',
  'sip:',
  'sip:nobody',
  'gossip:room@example.org',
  'mailto:somebody@example.org',
  'javascript:alert(1)',
])('not a way in: %s', (text) => {
  expect(found(text)).toBe('');
});

test('a room of our own anywhere in a text, in any case, with what follows it in a sentence', () => {
  expect(found('Vi mødes i Rundbord:East-2.')).toBe('room rundbord rundbord:east-2');
  expect(found('(rundbord:east)')).toBe('room rundbord rundbord:east');
});

test('a link without its passcode is left out beside the same with it, which takes its place', () => {
  expect(
    found('https://zoom.us/j/1234567890 https://meet.jit.si/A https://zoom.us/j/1234567890?pwd=abc'),
  ).toBe('web zoom https://zoom.us/j/1234567890?pwd=abc\nweb jitsi https://meet.jit.si/A');
});

test('the surest place first: conference properties, URL, place, text; each address once', () => {
  const read = calendarOf(
    event(
      'UID:1',
      'DTSTART:20260310T110000Z',
      'DESCRIPTION:rundbord:from-text\\nhttps://meet.jit.si/Twice sip:room@video.example.org\\nhttps://zoom.us/j/1234567890?pwd=a\\,b',
      'LOCATION:https://meet.jit.si/Twice\\; rundbord:from-place',
      'URL;VALUE=URI:https://whereby.com/from-url',
      'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
      'X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0',
      'CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4511111111',
      'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://video.example.org/webapp3/m/?conference=c',
    ),
  );
  expect(read.meetings[0]?.join.map(({ source, provider }) => `${source} ${provider}`)).toEqual([
    'conference meet',
    'conference teams',
    'conference pexip',
    'url whereby',
    'location jitsi',
    'location rundbord',
    'text rundbord',
    'text sip',
    'text zoom',
  ]);
});

test('hostile texts never throw, and their length bounds the time', { timeout: 60_000 }, () => {
  const heads = [
    'https://',
    'sip:',
    'rundbord:',
    'a@rooms.vconf.dk',
    '(((',
    ')))',
    'https://zoom.us/j/',
    '\\',
    'x'.repeat(5000),
    ')'.repeat(5000),
    '%',
    '[',
    ' ',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...heads), fc.string({ unit: 'binary' })), { maxLength: 40 }),
      (parts) => {
        for (const { address } of inText(parts.join(''))) expect(address.length).toBeLessThanOrEqual(2000);
      },
    ),
    { numRuns: 50 },
  );
  expect(inText('a.'.repeat(500_000))).toEqual([]);
  expect(inText(`https://${'a'.repeat(1_000_000)}`)).toEqual([]);
});

test('the engine that is wished stands before the others of its provider, in the places that they had', () => {
  const text =
    'Jitsi: https://meet.jit.si/A\nJoin Zoom\nhttps://zoom.us/j/1234567890?pwd=abc\nJoin by SIP\n1234567890@zoomcrc.com';
  const ask = (prefer: { provider: string; engine: 'sip' | 'web' }[]) =>
    targetsInInvitation({ ...emptyInvitation, text }, { ...noRules, prefer });
  const told = (prefer: { provider: string; engine: 'sip' | 'web' }[]) =>
    ask(prefer).map(({ engine, provider }) => `${engine} ${provider}`);
  expect(told([])).toEqual(['web jitsi', 'web zoom', 'sip zoom']);
  expect(told([{ provider: 'zoom', engine: 'sip' }])).toEqual(['web jitsi', 'sip zoom', 'web zoom']);
  expect(told([{ provider: 'teams', engine: 'sip' }])).toEqual(['web jitsi', 'web zoom', 'sip zoom']);
});

test('of what is quoted the newest counts, and only where nothing newer is', () => {
  const headers = 'From: a\nSent: b\nTo: c\n\n';
  const [zoom, jitsi] = ['https://zoom.us/j/1234567890?pwd=a', 'https://meet.jit.si/Old'];
  const addresses = (text: string) => inText(text).map(({ address, confidence }) => [address, confidence]);
  expect(addresses(`Join ${zoom}\n${headers}Join ${jitsi}`)).toEqual([[zoom, 0.8]]);
  expect(addresses(`See below\n${headers}Join ${zoom}\n${headers}Join ${jitsi}`)).toEqual([[zoom, 0.3]]);
  const elsewhere = { ...emptyInvitation, text: `${headers}Join ${jitsi}`, location: zoom };
  expect(targetsInInvitation(elsewhere, noRules).map(({ address }) => address)).toEqual([zoom]);
});

test('never more than ten', () => {
  const many = Array.from({ length: 100 }, (_, at) => `https://meet.jit.si/Room${at}`).join('\n');
  expect(inText(many)).toHaveLength(10);
});
