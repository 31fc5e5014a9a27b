import { testRows } from './tell.ts';

testRows([
  {
    kind: 'web zoom',
    are: [
      [
        'zoommtg://zoom.us/join?action=join&confno=1234567890&pwd=abc',
        'https://zoom.us/j/1234567890?pwd=abc pin=abc',
      ],
      ['zoommtg://region.zoom.us/join?confno=123%20456%207890', 'https://region.zoom.us/j/1234567890'],
      ['ZOOMUS://ZOOM.US/join?confno=123456789', 'https://zoom.us/j/123456789'],
    ],
    areNot: [
      'zoommtg://zoom.us/',
      'zoommtg://zoom.us/join?confno=12',
      'zoommtg://zoom.us.evil.example/join?confno=1234567890',
      'zoommtg://notzoom.us/join?confno=1234567890',
      'zoommtg://evil.example/join?confno=1234567890&x=zoom.us',
      'zoommtg:zoom.us/join?confno=1234567890',
      'zoomphonecall://1234567890',
    ],
  },
  {
    kind: 'web teams',
    are: [
      [
        'msteams:/l/meetup-join/19:meeting_x@thread.v2/0',
        'https://teams.microsoft.com/l/meetup-join/19:meeting_x@thread.v2/0',
      ],
      [
        'msteams://teams.microsoft.com/l/meetup-join/19%3a1/0',
        'https://teams.microsoft.com/l/meetup-join/19%3a1/0',
      ],
      [
        'msteams://teams.live.com/meet/9312345678901?p=x',
        'https://teams.live.com/meet/9312345678901?p=x pin=x',
      ],
    ],
    areNot: [
      'msteams:',
      'msteams:/l/chat/0/0',
      'msteams://evil.example/l/meetup-join/19',
      'msteams:/meet/23456789012345',
    ],
  },
  {
    kind: 'web jitsi',
    are: [
      ['org.jitsi.meet://meet.jit.si/Room', 'https://meet.jit.si/Room'],
      ['org.jitsi.meet://jitsi.example.org:8443/Room', 'https://jitsi.example.org:8443/Room'],
      ['jitsi-meet://meet.jit.si/Room#config.x=1', 'https://meet.jit.si/Room#config.x=1'],
    ],
    areNot: [
      'org.jitsi.meet://evil.example/Room',
      'org.jitsi.meet:Room',
      'org.jitsi.meet://meet.jit.si/',
      'org.jitsi.meet://meet.jit.si@evil.example/Room',
    ],
  },
  {
    kind: 'sip webex',
    are: [
      ['webexteams://meet?sip=1234567890@region.webex.com', 'sip:1234567890@region.webex.com'],
      ['webex://meet?sip=some.name%40region.webex.com', 'sip:some.name@region.webex.com'],
      ['webexteams://meet/?sip=some.name@region.webex.com', 'sip:some.name@region.webex.com'],
    ],
    areNot: [
      'webexteams://im?email=a@example.org',
      'webexteams://meet?sip=',
      'webexteams://meet?sip=nobody',
      'webex:meet',
    ],
  },
  {
    kind: 'web chime',
    are: [
      ['chime://meeting?pin=1234567890', 'https://chime.aws/1234567890'],
      ['CHIME://meeting?pin=1234567890', 'https://chime.aws/1234567890'],
      ['chime://meeting/?pin=1234567890', 'https://chime.aws/1234567890'],
    ],
    areNot: ['chime://meeting', 'chime://meeting?pin=12', 'chime://other?pin=1234567890'],
  },
]);
