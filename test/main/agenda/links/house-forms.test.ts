import { testRows } from './tell.ts';

testRows([
  {
    kind: 'web jitsi',
    are: [
      'https://samtale.example.org/Morgenmøde',
      'https://SAMTALE.example.org/team/Room#config.prejoinPageEnabled=false',
      'https://jitsi.example.org:8443/Room',
      ['org.jitsi.meet://samtale.example.org/Room', 'https://samtale.example.org/Room'],
    ],
    areNot: [
      'https://samtale.example.org/',
      'https://samtale.example.org/static/welcome.html',
      'https://samtale.example.org/config.js',
      'https://samtale.example.org/libs/app.bundle.min.js',
      'https://samtale.example.org:8443/Room',
      'https://jitsi.example.org/Room',
      'https://ny.samtale.example.org/Room',
      'https://samtale.example.org.evil.example/Room',
      'https://notsamtale.example.org/Room',
    ],
  },
  {
    kind: 'web cms',
    are: [
      'https://join.example.com/invited.sf?secret=asdf.345&id=12345',
      'https://public.example.com/invited.sf?id=764538600&secret=iabbb',
      'https://cms30.example.com/index.html?id=123456&secret=iabbb',
      'https://meet.example.com/index.html?id=123456',
      'https://web.example.com/meeting/123456?secret=abc',
      'https://join.example.com/meeting/123456',
      'https://web.example.com/en-US/meeting/123456?secret=abc',
    ],
    areNot: [
      'https://www.example.com/index.html?id=123456',
      'https://www.example.com/?id=123456&session=1',
      'https://www.example.com/meeting/123456',
      'https://join.example.com/meeting/agenda?secret=x',
      'https://join.example.com/invited.sf',
      'https://example.com/blog/invited.sf?id=12345',
      'https://join.example.com:445/invited.sf?id=12345&secret=x',
      // At a provider's own host.
      'https://meet.google.com/meeting/123456?secret=abc',
      'https://meet.google.com/index.html?id=123456',
    ],
  },
  {
    kind: 'web skype-for-business',
    are: [
      'https://meet.example.com/some.name/6N2YGD5G',
      'https://meet.example.com/some.name/6N2YGD5G?sl=1',
      'https://join.example.com/example.com/meet/some.name/5D3JNZ5S',
      'https://join.example.com/meet/some.name/ABCDEFGH',
      [
        'lync15:confjoin?url=https%3A%2F%2Fmeet.example.com%2Fsome.name%2F6N2YGD5G',
        'https://meet.example.com/some.name/6N2YGD5G',
      ],
    ],
    areNot: [
      'https://www.example.com/some.name/6N2YGD5G',
      'https://meet.example.com/some.name/agenda',
      'https://meet.example.com/some.name/AGENDA2026',
      'https://meet.goto.com/some.name/6N2YGD5G',
      'https://join.skype.com/some.name/6N2YGD5G',
      'https://meet.example.com/some.name',
      'https://dialin.example.com/some.name/6N2YGD5G',
      'https://lyncdiscover.example.com/some.name/6N2YGD5G',
      'https://example.com/meet.example.com/some.name/6N2YGD5G/x',
      'https://meet.example.com:444/some.name/6N2YGD5G',
    ],
  },
  {
    kind: 'web bigbluebutton',
    are: [
      'https://bbb.example.com/b/abc-def-ghi',
      'https://www.example.com/b/abc-d4f-ghi',
      'https://bbb.example.com/gl/abc-def-ghi-jkl',
      'https://bbb.example.com/rooms/abc-def-ghi-jk1/join',
    ],
    areNot: [
      'https://bbb.example.com/b/',
      'https://www.example.com/b/how-are-you',
      'https://bbb.example.com/b/some-page-here',
      'https://bbb.example.com/rooms/abc-def-ghi-jk1',
      'https://bbb.example.com/blog/abc-def-ghi',
      'https://bbb.example.com:444/b/abc-def-ghi',
    ],
  },
  {
    kind: 'web nextcloud',
    are: [
      'https://cloud.example.com/call/a1b2c3d4',
      'https://cloud.example.com/index.php/call/abcdefg1',
      'https://example.com/nextcloud/index.php/call/a1b2c3d4',
    ],
    areNot: [
      'https://cloud.example.com/call/',
      'https://cloud.example.com/call/schedule',
      'https://cloud.example.com/s/a1b2c3d4',
      'https://cloud.example.com/call/a1b2c3d4/extra',
      'https://cloud.example.com/a/call/a1b2c3d4',
    ],
  },
]);
