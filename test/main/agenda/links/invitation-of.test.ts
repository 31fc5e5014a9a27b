import { expect, test } from 'vitest';
import { propertiesIn } from '../../../../main/agenda/content-line.ts';
import { emptyInvitation, type Invitation } from '../../../../main/agenda/links/invitation.ts';
import { invitationOf } from '../../../../main/agenda/links/invitation-of.ts';

const of = (...lines: string[]): Invitation => invitationOf(propertiesIn(lines.join('\n'), 1).properties);

test('nothing in it', () => {
  expect(of('SUMMARY:x', 'ATTENDEE:mailto:a@example.org')).toEqual({ ...emptyInvitation });
});

test('what calendars write for joining, those for video first, none for telephones and reading alone', () => {
  expect(
    of(
      'CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4570112233',
      'CONFERENCE;VALUE=URI;FEATURE=MODERATOR,VIDEO:https://a.example/host',
      'CONFERENCE;VALUE=URI;FEATURE=AUDIO:sip:sound@a.example',
      'CONFERENCE;VALUE=URI;FEATURE=CHAT:xmpp:a@a.example',
      'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join, now":https://a.example/video',
      'X-GOOGLE-CONFERENCE:https://a.example/google',
      'X-MICROSOFT-SKYPETEAMSMEETINGURL:https://a.example/teams',
      'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://a.example/skype',
      'X-MICROSOFT-ONLINEMEETINGCONFLINK:conf:sip:a@a.example\\;gruu',
      'X-EHEALTH-VMR-URI:1@a.example',
    ).conference,
  ).toEqual([
    'https://a.example/video',
    'https://a.example/google',
    'https://a.example/teams',
    'https://a.example/skype',
    'conf:sip:a@a.example;gruu',
    '1@a.example',
    'sip:sound@a.example',
    'https://a.example/host',
  ]);
});

test('place, text, URL; what an ALTREP points at stands beside', () => {
  const read = of(
    'URL;VALUE=URI:https://a.example/url',
    'LOCATION;ALTREP="https://a.example/place":Egeskov\\, 1st floor',
    'DESCRIPTION;ALTREP="CID:part1@a.example":One\\nTwo',
    'COMMENT:Three',
  );
  expect(read.url).toEqual(['https://a.example/url']);
  expect(read.location).toBe('Egeskov, 1st floor\nhttps://a.example/place');
  expect(read.text).toBe('One\nTwo\nThree');
  expect(read.html).toBe('');
});

test('HTML, of Outlook, of RFC 9073 and of Thunderbird', () => {
  expect(of('X-ALT-DESC;FMTTYPE=text/html:<p>a\\, b</p>').html).toBe('<p>a, b</p>');
  expect(of('STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>a</p>').html).toBe('<p>a</p>');
  expect(of('STYLED-DESCRIPTION;VALUE=URI:https://a.example').html).toBe('');
  expect(of('DESCRIPTION;ALTREP="data:text/html,%3Cp%3Ea%3C%2Fp%3E":a').html).toBe('<p>a</p>');
  expect(of('DESCRIPTION;ALTREP="data:text/html;charset=utf-8;base64,PHA+YTwvcD4=":a').html).toBe('<p>a</p>');
  expect(of('DESCRIPTION;ALTREP="data:text/html,%E0%A4%A":a').html).toBe('');
});
